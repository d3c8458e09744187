#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the source of the specification does with a photo, in Pillow: pillow_photos.py [--thumbnails] DIR FILE..."""
import os
import sys

from PIL import Image, ImageOps

thumbnails = sys.argv[1] == "--thumbnails"
folder, *files = sys.argv[2 if thumbnails else 1:]
for path in files:
    with Image.open(path) as opened:
        profile = opened.info.get("icc_profile")
        picture = ImageOps.exif_transpose(opened)
    if picture.mode != "RGB":
        picture = picture.convert("RGB")
    picture.thumbnail((2000, 2000), Image.Resampling.LANCZOS)
    name = os.path.splitext(os.path.basename(path))[0]
    options = {"quality": 85, "progressive": True, "optimize": True}
    picture.save(os.path.join(folder, name + ".jpg"), "JPEG", icc_profile=profile, **options)
    for side in (600, 300, 150) if thumbnails else ():
        small = picture.copy()
        small.thumbnail((side, side), Image.Resampling.LANCZOS)
        small.save(os.path.join(folder, f"{name}-{side}.jpg"), "JPEG", **options)
