"""Static files under addresses that carry their content's hash, so that browsers may keep them for ever."""

import base64
import hashlib
from functools import cache
from pathlib import Path

from starlette.responses import Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

FOLDER = Path(__file__).parent / "static"
FOR_EVER = "public, max-age=31536000, immutable"


@cache
def asset(name: str) -> str:
    """Address of a static file; raises FileNotFoundError for one that does not exist."""
    digest = hashlib.sha256((FOLDER / name).read_bytes()).hexdigest()[:12]
    return f"/static/{name}?v={digest}"


@cache
def integrity(name: str) -> str:
    """The file's subresource integrity value."""
    digest = hashlib.sha384((FOLDER / name).read_bytes()).digest()
    return "sha384-" + base64.b64encode(digest).decode()


class HashedFiles(StaticFiles):
    """Static files; a request that names the hash may be kept for ever, others are checked each time."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        """The file with its caching rule."""
        response = await super().get_response(path, scope)
        named = b"v=" in scope.get("query_string", b"")
        response.headers["Cache-Control"] = FOR_EVER if named else "no-cache"
        return response
