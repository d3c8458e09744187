# SPDX-License-Identifier: GPL-3.0-or-later
"""A profile that looks lived in: real uploads, moved back in time, and listings of the months before in every tier."""
import os
import sqlite3
import subprocess
import time

DAY = 86400
# drafts of this week: how many photos, and how long ago they came
FRESH = (('Summer dress', 6, 0.2), ('Leather bag', 8, 3), ('Vintage lamp', 6, 3), ('', 3, 3))
OLDER = ('Linen jacket', 'Floral dress', 'White sneakers', 'Camel coat', 'Mohair jumper', 'Raw denim jeans', 'Art deco lamp',
         'Blue ceramic vase', 'Striped shirt', 'Black ankle boots', 'Ivory silk blouse', 'Rattan armchair', 'Classic trench',
         'Sun mirror', 'Cable cardigan', 'Pleated skirt', 'Berber rug', 'Braided belt', 'Silk scarf', 'City flat')
LISTINGS = 400
DEAREST = 39    # has far more photos than the others
PHOTOS_OF_A_LISTING = 8
BYTES = 3_000_000


def iso(seconds_ago):
    return time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime(time.time() - seconds_ago))


def fill(desk):
    pictures = os.path.join(desk.home, 'pictures')
    count = sum(photos for _, photos, _ in FRESH)
    subprocess.run([os.path.join(desk.programs, 'tierdeck-samples'), '--count', str(count), '--size', '1600x1200', pictures],
                   check=True, stdout=subprocess.DEVNULL)
    for key, value in (('enabled', 'true'), ('time', '03:00'), ('zone', desk.zone)):
        desk.cli('config', 'set', 'schedule.' + key, value)
    files = [os.path.join(pictures, name) for name in sorted(os.listdir(pictures))]
    for draft, photos, _ in FRESH:
        desk.cli('upload', *files[:photos], '--user', 'Marie', *(['--draft', draft] if draft else []))
        del files[:photos]
    catalogue = sqlite3.connect(os.path.join(desk.profile, 'catalog.db'))
    with catalogue:
        for draft, _, days in FRESH:
            catalogue.execute('UPDATE photo_metadata SET upload_date = ?1, created_at = ?1, last_access_date = ?1, '
                              "temp_since = ?1 WHERE ifnull(draft_id, '') = ?2", (iso(days * DAY), draft))
        months_before(catalogue)
    catalogue.close()


def months_before(catalogue):
    """Copies of the rows just made, each listing a day or so older than the one before. None of them is due tonight."""
    catalogue.row_factory = sqlite3.Row
    photos = catalogue.execute("SELECT * FROM photo_metadata WHERE draft_id IN ('Leather bag', 'Vintage lamp')").fetchall()
    copies = {row['photo_id']: catalogue.execute('SELECT * FROM copies WHERE photo_id = ?', (row['photo_id'],)).fetchall()
              for row in photos}
    number = catalogue.execute('SELECT max(seq) FROM photo_metadata').fetchone()[0]
    for listing in range(LISTINGS):
        days = 5 + listing * 0.7
        title = f'{OLDER[listing % len(OLDER)]} {listing // len(OLDER) + 1}'
        user = ('Marie', 'Karim', 'Ada')[listing % 3]
        catalogue.execute('INSERT OR IGNORE INTO users(id, created_at) VALUES (?, ?)', (user, iso(days * DAY)))
        catalogue.execute('INSERT INTO drafts(id, user_id, created_at) VALUES (?, ?, ?)', (title, user, iso(days * DAY)))
        cold = days > 120
        # a third of HOT was not opened for two months: what a shorter rule would move
        idle = 62 + listing % 24 if days > 88 and not cold else min(days, 20 + listing % 30)
        many = PHOTOS_OF_A_LISTING + (listing * 7) % 9 + (24 if listing == DEAREST else 0)
        for at in range(many):
            row = dict(photos[(listing + at) % len(photos)])
            number += 1
            pattern, row['photo_id'] = row['photo_id'], f'{number:08d}-0000-4000-8000-000000000000'
            row |= {'seq': number, 'draft_id': title, 'user_id': user, 'tier': 'cold' if cold else 'hot',
                    'filename': f'IMG_{2000 + number}.jpg', 'compressed_size_bytes': BYTES, 'stored_bytes': BYTES,
                    'upload_date': iso(days * DAY), 'created_at': iso(days * DAY),
                    'last_access_date': iso((min(days, 200) if cold else idle) * DAY), 'temp_since': None,
                    'promoted_at': iso((days - 2) * DAY), 'archived_at': iso((days - 92) * DAY) if cold else None,
                    'sha256': f'{number:064x}', 'original_sha256': f'{number:064x}', 'phash': None,
                    'scheduled_deletion': None}
            insert(catalogue, 'photo_metadata', row)
            for copy in copies[pattern]:
                copy = dict(copy)
                del copy['copy_id']
                insert(catalogue, 'copies', copy | {'photo_id': row['photo_id'], 'tier': row['tier'],
                                                    'size': BYTES if copy['variant'] == 'master' else copy['size']})
    catalogue.execute("UPDATE counters SET value = ? WHERE name = 'photo_seq'", (number,))


def insert(catalogue, table, row):
    catalogue.execute(f'INSERT INTO {table}({", ".join(row)}) VALUES ({", ".join("?" * len(row))})', tuple(row.values()))
