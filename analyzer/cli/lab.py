"""`minecanary lab`: train the text model, measure everything."""

import typer

lab = typer.Typer(help="Train the text model; measure everything.")
