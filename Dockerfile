# Earned in a small image: dependencies from the hashed lock, a user without rights, one volume.
FROM python:3.13-slim AS build
WORKDIR /build
COPY requirements.lock ./
RUN python -m venv /opt/earned && /opt/earned/bin/pip install --no-cache-dir --require-hashes --no-deps -r requirements.lock
COPY pyproject.toml README.md LICENSE LICENSE-question-bank ./
COPY app app
COPY migrations migrations
COPY question_bank question_bank
RUN /opt/earned/bin/pip install --no-cache-dir --no-deps .

FROM python:3.13-slim
LABEL org.opencontainers.image.title="Earned" \
      org.opencontainers.image.description="Prepare for the PMP, pass it, keep it." \
      org.opencontainers.image.licenses="Apache-2.0 AND CC-BY-SA-4.0"
RUN useradd --uid 10001 --no-create-home earned && install -d -o earned -g earned /data
COPY --from=build /opt/earned /opt/earned
ENV PATH=/opt/earned/bin:$PATH PYTHONUNBUFFERED=1 EARNED_DATA_DIR=/data EARNED_HOST=0.0.0.0 EARNED_PORT=8000
USER earned
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
  CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=2)"]
CMD ["earned", "serve"]
