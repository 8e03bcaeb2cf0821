"""Writes assets/images/digits.bin: the handwritten digits of 8 x 8 pixels.

They are the test set of Alpaydin and Kaynak's "Optical Recognition of Handwritten Digits" (UCI Machine Learning Repository,
doi:10.24432/C50P49, CC BY 4.0), in the order of scikit-learn, whose package on PyPI they are taken from.

The file has one byte for each value: first the 1 797 digits' first pixels, then their second pixels, and so on, 64 times;
last their labels, 0 to 9. A pixel is 0 (paper) to 16 (ink). In this order the file is compressed to 36 kB by Brotli, by
pictures to 41 kB; packing it into fewer bits makes the compressed file larger.
"""

import glob
import gzip
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

SOURCE = "scikit-learn==1.7.2"
MEMBER = "sklearn/datasets/data/digits.csv.gz"
DIGITS, PIXELS, DARKEST, CLASSES = 1797, 64, 16, 10


def rows():
    """The digits: 64 pixels and the label of each."""
    with tempfile.TemporaryDirectory() as folder:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary", ":all:", "--dest", folder]
        subprocess.run([*pip, SOURCE], check=True)
        (wheel,) = glob.glob(f"{folder}/*.whl")
        text = gzip.decompress(zipfile.ZipFile(wheel).read(MEMBER)).decode()
    return [[int(float(value)) for value in line.split(",")] for line in text.split()]


digits = rows()
assert len(digits) == DIGITS and all(len(row) == PIXELS + 1 for row in digits)
assert all(0 <= pixel <= DARKEST for row in digits for pixel in row[:PIXELS])
assert all(0 <= row[PIXELS] < CLASSES for row in digits)
file = Path(__file__).parent.parent / "assets/images/digits.bin"
file.write_bytes(bytes(row[place] for place in range(PIXELS + 1) for row in digits))
print(f"{file}: {file.stat().st_size} bytes")
