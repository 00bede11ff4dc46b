"""Small PDFs, made by hand."""

import io

from pypdf import PdfReader, PdfWriter


def text_pdf(pages: list[str]) -> bytes:
    """Return a PDF with one line of text per page; an empty one stands for a picture."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>")
    objects.append("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>")
    for i, line in enumerate(pages):
        drawn = f"BT /F1 12 Tf 72 720 Td ({line}) Tj ET" if line else "0 0 99 99 re f"
        resources = "/Resources << /Font << /F1 3 0 R >> >>"
        objects.append(f"<< /Type /Page /Parent 2 0 R {resources} /Contents {5 + 2 * i} 0 R >>")
        objects.append(f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream")
    return _written(objects)


def _written(objects: list[str]) -> bytes:
    out = b"%PDF-1.4\n"
    places = []
    for i, content in enumerate(objects):
        places.append(len(out))
        out += f"{i + 1} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    table += "".join(f"{x:010} 00000 n \n" for x in places)
    trailer = f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n"
    return out + (table + trailer).encode()


def pdf(pages: list[str], password: str | None = None) -> bytes:
    """Return the same, locked if there is a password."""
    writer = PdfWriter(PdfReader(io.BytesIO(text_pdf(pages))))
    if password is not None:
        writer.encrypt(password, algorithm="RC4-128")
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()
