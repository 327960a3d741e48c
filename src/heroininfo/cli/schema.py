"""`heroininfo schema [COMMAND]`: what the JSON of a command holds, as JSON Schema."""

import click

from heroininfo.console import write


@click.command("schema")
@click.argument("name", nargs=-1, metavar="[COMMAND]")
def command(name: tuple[str, ...]) -> None:
    """Print the JSON Schema of what commands answer with --format json.

    \b
    heroininfo schema
    heroininfo schema help-line
    """
    import msgspec

    from heroininfo.contract import VIEWS

    wanted = " ".join(name)
    if wanted and wanted not in VIEWS:
        raise click.UsageError(f"no JSON of that name; there are: {', '.join(VIEWS)}")
    schemas, parts = msgspec.json.schema_components(
        [VIEWS[wanted]] if wanted else list(VIEWS.values())
    )
    names = [wanted] if wanted else list(VIEWS)
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "commands": dict(zip(names, schemas, strict=True)),
        "$defs": parts,
    }
    write(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode() + "\n")
