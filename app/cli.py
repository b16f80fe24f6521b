"""The `earned` command: serve, and look after the bank and the database."""

import json
import socket
import sys
import tempfile
from pathlib import Path
from typing import Annotated, Literal, NoReturn

import typer
import uvicorn
from sqlalchemy.exc import OperationalError

from app import __version__
from app.clock import utc_now
from app.db import make_engine
from app.db.engine import WRITES
from app.errors import AppError, StartError
from app.settings import Settings, is_loopback

app = typer.Typer(help="Prepare for the PMP, pass it, keep it.", no_args_is_help=True, pretty_exceptions_enable=False)
bank_app = typer.Typer(help="The question bank's files.", no_args_is_help=True)
db_app = typer.Typer(help="The database.", no_args_is_help=True)
disputes_app = typer.Typer(help="What learners say against questions.", no_args_is_help=True)
app.add_typer(bank_app, name="bank")
app.add_typer(db_app, name="db")
app.add_typer(disputes_app, name="disputes")

Folder = Annotated[Path | None, typer.Option("--folder", help="folder of the bank, in place of the bundled one")]


class PortTaken(StartError):
    """Another program listens there."""


class Unguarded(StartError):
    """The address is open to others, and there are no accounts."""


@app.command()
def serve(
    host: Annotated[str | None, typer.Option(help="address to listen on")] = None,
    port: Annotated[int | None, typer.Option(help="port, 0 for any free one")] = None,
) -> None:
    """Set up what is missing and serve the pages."""
    _serve(_settings(host=host, port=port))


@app.command()
def demo(
    port: Annotated[int | None, typer.Option(help="port, 0 for any free one")] = None,
    folder: Annotated[Path | None, typer.Option(help="keep the demo there instead of throwing it away")] = None,
) -> None:
    """Serve a throw-away folder with three months of plausible history."""
    from app.demo import fill  # noqa: PLC0415 - only this command needs it

    with tempfile.TemporaryDirectory(prefix="earned-demo-") as thrown_away:
        settings = _settings(port=port, data_dir=folder or Path(thrown_away), database_url="")
        fill(settings)
        _serve(settings)


def _serve(settings: Settings) -> None:
    from app.main import create_app  # noqa: PLC0415 - the other commands start without the web

    if not is_loopback(settings.host) and not settings.open_to_network:
        message = (
            f"{settings.host} can be reached by others, and there are no accounts yet: whoever opens the page would be "
            "you. Use 127.0.0.1, or set EARNED_OPEN_TO_NETWORK=true behind something that checks who comes in."
        )
        raise Unguarded(message)
    listener = _listener(settings.host, settings.port)
    application = create_app(settings)
    address = f"http://{settings.host}:{listener.getsockname()[1]}"
    typer.echo(f"Earned {__version__} is ready: {address}  (data in {settings.data_dir}; stop with Ctrl+C)")
    config = uvicorn.Config(application, log_level="warning", access_log=False, server_header=False)
    uvicorn.Server(config).run([listener])


def _listener(host: str, port: int) -> socket.socket:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listener = socket.socket(family, socket.SOCK_STREAM)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((host, port))
        listener.listen(1024)
    except OSError as problem:
        listener.close()
        message = f"Cannot listen on {host}:{port}: {problem.strerror}. Choose another port: earned serve --port 0"
        raise PortTaken(message) from problem
    return listener


@app.command()
def version() -> None:
    """The version of the program."""
    typer.echo(__version__)


@app.command()
def doctor() -> None:
    """What this installation looks like, each fault with its remedy; exit code 1 when there is one."""
    from app.doctor import examine  # noqa: PLC0415 - only this command needs it

    findings = examine(_settings())
    for finding in findings:
        typer.echo(f"{'ok  ' if finding.is_fine else 'FAIL'}  {finding.what}: {finding.state}")
        if finding.remedy:
            typer.echo(f"      {finding.remedy}")
    raise typer.Exit(any(not finding.is_fine for finding in findings))


@bank_app.command("check")
def bank_check(folder: Folder = None) -> None:
    """Every problem of the bank's files, with file, line and field; exit code 1 when there is one."""
    from app.bank import checks, files, quality  # noqa: PLC0415
    from app.bank.domain.quality import Verdict  # noqa: PLC0415

    found = files.read(folder or _settings().question_bank)
    problems = checks.check(found)
    rows = () if problems else quality.quick_rows(found, now=utc_now())
    balance = () if problems else checks.balance(found)
    for line in (*map(str, problems), *map(quality.line, rows), *map(str, balance)):
        typer.echo(line)
    typer.echo(f"{len(found.items)} items, {len(found.objectives)} objectives, {len(problems)} problems.")
    raise typer.Exit(bool(problems) or any(row.verdict is Verdict.FAIL for row in rows))


@bank_app.command("new")
def bank_new(
    kind: Annotated[str, typer.Argument(metavar="TYPE", help="a type of question, or: case")],
    objective: Annotated[str, typer.Option(help="id of the learning objective it asks for")] = "",
    case_id: Annotated[str, typer.Option("--id", help="id of the new case, as late-supplier")] = "",
    folder: Folder = None,
) -> None:
    """Begin a question or a case in the bank's files, every field with a hint; prints file and line."""
    from app.authoring import writing  # noqa: PLC0415 - only this command needs it

    place, today = folder or _settings().question_bank, utc_now().date()
    if kind == "case":
        typer.echo(writing.new_case(place, case_id, objective, today=today))
    else:
        typer.echo(writing.new_item(place, kind, objective, today=today))


@bank_app.command("quality")
def bank_quality(
    folder: Folder = None,
    foreign: Annotated[Path | None, typer.Option("--from", help="measure this JSON-lines file instead")] = None,
    to: Annotated[Path | None, typer.Option("--json", help="keep the report there, not beside the bank")] = None,
    by: Annotated[str, typer.Option(help="judge the rules inside these groups too, as domain,approach")] = "",
    gate: Annotated[bool, typer.Option("--gate", help="exit code 1 when a measure fails")] = False,  # noqa: FBT002
) -> None:
    """How guessable the questions are without knowing anything: rules, trained guessers, flaws, repeats."""
    from app.bank import quality  # noqa: PLC0415
    from app.bank.domain.quality import measure  # noqa: PLC0415
    from app.bank.service import read_checked  # noqa: PLC0415

    fields = [field.strip() for field in by.split(",") if field.strip()]
    place = folder or _settings().question_bank
    if foreign:
        report = measure(quality.foreign(foreign), now=utc_now(), by=fields)
    else:
        report = quality.measured(read_checked(place), now=utc_now(), by=fields)
    for line in quality.table(report):
        typer.echo(line)
    if to or not foreign:
        quality.write(report, to or place / quality.FILE)
    raise typer.Exit(gate and not report.passes)


@bank_app.command("export")
def bank_export(
    folder: Folder = None,
    form: Annotated[str, typer.Option("--format", help="jsonl: one item a line")] = "jsonl",
) -> None:
    """The live items as JSON lines, options in the order of a shuffle that the item's id seeds."""
    from app.bank.export import lines  # noqa: PLC0415
    from app.bank.service import read_checked  # noqa: PLC0415

    if form != "jsonl":
        typer.echo("The only format is jsonl.", err=True)
        raise typer.Exit(2)
    for line in lines(read_checked(folder or _settings().question_bank)):
        typer.echo(json.dumps(line, ensure_ascii=False))


@bank_app.command("stats")
def bank_stats(folder: Folder = None) -> None:
    """How many live items there are by task, type, approach and difficulty."""
    from app.bank.export import counts  # noqa: PLC0415
    from app.bank.service import read_checked  # noqa: PLC0415

    for name, values in counts(read_checked(folder or _settings().question_bank)).items():
        typer.echo(f"{name}: " + ", ".join(f"{value} {times}" for value, times in values.items()))


@bank_app.command("schema")
def bank_schema() -> None:
    """JSON Schema of an item file, for editors."""
    from app.bank.formats import item_schema  # noqa: PLC0415

    typer.echo(json.dumps(item_schema(), indent=1))


@disputes_app.command("list")
def disputes_list() -> None:
    """The open disputes, oldest first, each with what settles it."""
    from app.disputes.queries import unsettled  # noqa: PLC0415

    with make_engine(_settings().url).connect() as connection:
        found = unsettled(connection)
    for d in found:
        typer.echo(f"{d.learner_id} {d.number}  {d.item_id} revision {d.revision}, {d.reason.words.lower()}: {d.text}")
    typer.echo("Settle one with: earned disputes settle LEARNER NUMBER upheld|declined ANSWER" if found else "None.")


@disputes_app.command("settle")
def disputes_settle(
    learner: Annotated[int, typer.Argument(min=1)],
    number: Annotated[int, typer.Argument(min=1)],
    outcome: Annotated[Literal["upheld", "declined"], typer.Argument()],
    answer: Annotated[str, typer.Argument(help="what the learner is told")],
) -> None:
    """Settle a dispute; the learner reads the answer on the page of changes."""
    from app.disputes.domain import Outcome  # noqa: PLC0415
    from app.disputes.service import settle  # noqa: PLC0415

    try:
        engine = make_engine(_settings().url).execution_options(**WRITES)
        with engine.begin() as connection:
            settle(connection, learner, number, Outcome(outcome), answer, now=utc_now())
    except AppError as problem:
        _fail(problem.message)
    typer.echo(f"Dispute {number} of learner {learner} is {outcome}.")


@db_app.command("upgrade")
def db_upgrade() -> None:
    """Bring the database to the newest version."""
    from app.db import schema  # noqa: PLC0415

    settings = _settings()
    if settings.is_sqlite:
        schema.prepare(settings)
    else:
        schema.upgrade(settings)
    typer.echo(f"The database is at version {schema.revisions(settings)[1]}.")


@db_app.command("backup")
def db_backup() -> None:
    """Make a checked copy of the embedded database."""
    from app.db.backup import backup  # noqa: PLC0415

    typer.echo(f"Backup made and checked: {backup(_settings())}")


@db_app.command("restore")
def db_restore(
    source: Annotated[Path | None, typer.Argument(help="a backup; without it they are listed")] = None,
) -> None:
    """Put a backup in the database's place; stop the server first. The present database is kept beside it."""
    from app.db.backup import newest_first, restore  # noqa: PLC0415

    settings = _settings()
    if source is None:
        for path in newest_first(settings):
            typer.echo(path)
        return
    aside = restore(settings, source)
    typer.echo(f"Restored {source}. What was there before is kept as {aside}.")


@db_app.command("check")
def db_check() -> None:
    """Whether the database is sound and at the right version; exit code 1 when not."""
    from app.db import schema  # noqa: PLC0415
    from app.db.backup import check_file  # noqa: PLC0415

    settings = _settings()
    if settings.is_sqlite and not settings.database_file.exists():
        typer.echo("There is no database yet; `earned serve` makes one.")
        raise typer.Exit(1)
    current, head = schema.revisions(settings)
    faults = check_file(settings.database_file) if settings.is_sqlite else []
    if current != head:
        faults.append(f"at version {current}, not {head}; run: earned db upgrade")
    for fault in faults:
        typer.echo(fault)
    typer.echo("The database is sound." if not faults else f"{len(faults)} faults.")
    raise typer.Exit(bool(faults))


def _settings(**given: object) -> Settings:
    """Settings with what the command line gave; None leaves the environment's value."""
    return Settings.model_validate(Settings().model_dump() | {k: v for k, v in given.items() if v is not None})


def main() -> None:
    """Run the command; a refusal is one clear line and exit code 1."""
    try:
        app(prog_name="earned")
    except StartError as problem:
        _fail(problem.message)
    except (OperationalError, OSError) as problem:
        what = " ".join(str(getattr(problem, "orig", problem)).split())
        _fail(f"The database or its folder could not be used: {what}. Is the disk full? See: earned doctor")


def _fail(message: str) -> NoReturn:
    print(message, file=sys.stderr)  # noqa: T201 - the command line's own voice
    sys.exit(1)
