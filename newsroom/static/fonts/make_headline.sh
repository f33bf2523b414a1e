#!/bin/sh
# Makes headline.woff2 from the latin variable file of @fontsource-variable/manuale 5.3.0 (OFL 1.1, see OFL.txt).
# Usage: make_headline.sh manuale-latin-wght-normal.woff2 headline.woff2   (needs fonttools[woff])
set -eu
partial=$(mktemp --suffix=.ttf)
trap 'rm -f "$partial"' EXIT
fonttools varLib.instancer "$1" wght=400:700 --output "$partial"
fonttools subset "$partial" --output-file="$2" --flavor=woff2 --no-hinting \
  --layout-features=kern,liga,calt,ccmp,locl,mark,lnum,onum \
  --unicodes=U+0020-007E,U+00A0,U+00A7,U+00AB,U+00B7,U+00BB,U+00C9,U+00E8-00EA,U+2013,U+2014,U+2018-201A,U+201C-201E,U+2022,U+2026,U+2032,U+2033
