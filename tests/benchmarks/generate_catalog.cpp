// SPDX-License-Identifier: GPL-3.0-or-later
// Fills a profile with a large catalogue that looks lived in: two years of uploads, drafts sold and unsold, photos in
// every tier and in the trash. Rows only, no picture files. Repeatable: the same numbers give the same catalogue.
#include "catalog/connection.h"
#include "catalog/sqlitecatalogue.h"
#include "catalog/sqlitedatabase.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTextStream>

#include <array>
#include <chrono>
#include <cmath>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

constexpr int UsersPerThousandDrafts = 8;
constexpr int CatalogueDays = 730;

struct Options {
    qint64 photos = 0;
    qint64 drafts = 0;
    QString profile;
    Instant now{};
};

struct DraftRow {
    QString id;
    QString user;
    Instant created{};
    bool published = false;
    Instant publishedAt{};
};

/// Takes indexes and triggers away for the bulk of the rows and brings them back afterwards.
class BulkLoad
{
public:
    explicit BulkLoad(Connection &connection)
        : m_c(connection)
    {
    }
    Result<void> begin()
    {
        TD_TRY(m_c.execOnce(u"PRAGMA synchronous = OFF"_s));
        TD_TRY(m_c.execOnce(u"PRAGMA foreign_keys = OFF"_s));
        TD_TRY(m_c.execOnce(u"PRAGMA cache_size = -400000"_s));
        TD_TRY(m_c.each(
            u"SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL AND type IN ('index', 'trigger') AND "
            "tbl_name IN ('photo_metadata', 'copies', 'events', 'drafts') ORDER BY type, name"_s,
            {}, [&](const QSqlQuery &q) {
                m_drop.append(QString("DROP "_L1 % q.value(0).toString() % ' '_L1 % q.value(1).toString()));
                m_create.append(q.value(2).toString());
            }));
        for (const QString &sql : std::as_const(m_drop))
            TD_TRY(m_c.execOnce(sql));
        return m_c.execOnce(u"BEGIN IMMEDIATE"_s);
    }
    /// The steps of the schema whose statements count, fill and index what is there already.
    Result<void> finish(const QString &countStep, const QString &exifStep)
    {
        const QStringList fills = exifStep.split(u";\n"_s);
        for (const QString &statement : fills) {
            const QString trimmed = statement.trimmed();
            if (trimmed.startsWith("UPDATE photo_metadata"_L1) || trimmed.startsWith("INSERT INTO equipment"_L1))
                TD_TRY(m_c.execOnce(trimmed));
        }
        for (const QString &sql : std::as_const(m_create))
            TD_TRY(m_c.execOnce(sql));
        // The statements of the schema that count and index what is there already.
        const QStringList lines = countStep.split(u";\n"_s);
        for (const QString &statement : lines) {
            const QString trimmed = statement.trimmed();
            if (trimmed.startsWith("INSERT INTO totals"_L1) && (trimmed.contains("FROM photo_metadata"_L1) || trimmed.contains("FROM copies"_L1)))
                TD_TRY(m_c.execOnce(trimmed));
        }
        TD_TRY(m_c.execOnce(u"INSERT INTO photo_search(photo_search) VALUES ('rebuild')"_s));
        TD_TRY(m_c.execOnce(
            u"UPDATE drafts SET last_upload = (SELECT max(upload_date) FROM photo_metadata WHERE draft_id = drafts.id "
            "AND deleted_at IS NULL)"_s));
        TD_TRY(m_c.execOnce(u"INSERT INTO photo_tags(tag, seq) SELECT DISTINCT t.value, p.seq FROM photo_metadata p, "
                            u"json_each(p.tags) t "
                            "WHERE p.tags <> '[]'"_s));
        TD_TRY(m_c.execOnce(u"INSERT INTO tag_uses(tag, uses) SELECT tag, count(*) FROM photo_tags GROUP BY tag"_s));
        TD_TRY(m_c.execOnce(
            u"UPDATE counters SET value = (SELECT max(seq) FROM photo_metadata) WHERE name = 'photo_seq'"_s));
        TD_TRY(m_c.execOnce(u"COMMIT"_s));
        return m_c.execOnce(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    }

private:
    Connection &m_c;
    QStringList m_drop, m_create;
};

class Generator
{
public:
    Generator(Connection &connection, Options options)
        : m_c(connection)
        , m_o(std::move(options))
        , m_random(20251113)
    {
    }

    Result<void> run()
    {
        TD_TRY(makeOwners());
        for (qint64 i = 0; i < m_o.photos; ++i) {
            TD_TRY(makePhoto(i));
            if (i % 100'000 == 99'999)
                QTextStream(stderr) << i + 1 << " photos\n";
        }
        return {};
    }

private:
    double unit() { return m_random.generateDouble(); }
    bool chance(double share) { return unit() < share; }
    Seconds seconds(qint64 below) { return Seconds{qint64(unit() * double(below))}; }

    QString hex(int words)
    {
        std::array<quint32, 8> random{};
        m_random.fillRange(random.data(), words);
        return QString::fromLatin1(
            QByteArrayView(reinterpret_cast<const char *>(random.data()), words * 4).toByteArray().toHex());
    }
    QString uuid()
    {
        const QString digits = hex(4);
        return digits.left(8) + u'-' + digits.mid(8, 4) + u"-4"_s + digits.mid(13, 3) + u"-a"_s + digits.mid(17, 3) +
               u'-' + digits.right(12);
    }
    QString hash() { return hex(8); }

    Result<void> makeOwners()
    {
        const qint64 users = std::max<qint64>(1, m_o.drafts * UsersPerThousandDrafts / 1000);
        for (qint64 i = 0; i < users; ++i)
            TD_TRY(m_c.exec(u"INSERT INTO users(id, created_at) VALUES (?, ?)"_s,
                            {u"user-%1"_s.arg(i + 1), toIso(m_o.now - CatalogueDays * Day)}));
        for (qint64 i = 0; i < m_o.drafts; ++i) {
            DraftRow draft;
            draft.id = u"draft-%1"_s.arg(i + 1, 6, 10, QLatin1Char('0'));
            // Some users have far more drafts than others.
            draft.user = u"user-%1"_s.arg(1 + qint64(std::pow(unit(), 2.0) * double(users)));
            draft.created = m_o.now - seconds(CatalogueDays * Day.count());
            // Sold photos of older drafts are long gone, so only few of those that are left are published.
            draft.published = chance(m_o.now - draft.created < 14 * Day ? 0.5 : 0.02);
            draft.publishedAt = std::min(m_o.now - Seconds{60}, draft.created + seconds(10 * Day.count()));
            const bool removed = chance(0.005);
            TD_TRY(m_c.exec(u"INSERT INTO drafts(id, user_id, title, published, published_date, created_at, "
                            u"removed_at) VALUES (?, ?, "
                            "?, ?, ?, ?, ?)"_s,
                            {draft.id, draft.user, chance(0.6) ? QString(u"Listing %1"_s.arg(i + 1)) : QString(u""_s),
                             int(draft.published), draft.published ? QVariant(toIso(draft.publishedAt)) : QVariant(),
                             toIso(draft.created),
                             removed ? QVariant(toIso(m_o.now - seconds(Day.count() * 20))) : QVariant()}));
            if (chance(0.05))
                TD_TRY(m_c.exec(u"INSERT INTO orders(order_id, draft_id, ordered_at) VALUES (?, ?, ?)"_s,
                                {u"order-%1"_s.arg(i), draft.id, toIso(draft.created + seconds(20 * Day.count()))}));
            m_drafts.push_back(std::move(draft));
        }
        std::ranges::sort(m_drafts, {}, &DraftRow::created);
        // The triggers that keep these are away.
        return m_c.execOnce(u"UPDATE drafts SET order_count = (SELECT count(*) FROM orders WHERE draft_id = "
                            u"drafts.id), last_order_at = "
                            "(SELECT max(ordered_at) FROM orders WHERE draft_id = drafts.id)"_s);
    }

    struct Times {
        Instant upload{}, access{};
        std::optional<Instant> promoted, archived, tempSince, deleted;
        Tier tier = Tier::Temp;
    };

    /// What two years of the usual rules, run late now and then, make of a photo.
    Times timesOf(Instant upload, bool hasDraft)
    {
        Times t;
        t.upload = upload;
        t.access = upload;
        const Seconds age = m_o.now - upload;
        if (age < 3 * Day && !(hasDraft && age > 50 * Hour)) {
            t.tempSince = upload;
        } else {
            t.promoted = upload + 48 * Hour + seconds(Day.count());
            t.tier = Tier::Hot;
            if (chance(0.4))
                t.access = std::min(m_o.now, upload + seconds(age.count()));
            if (m_o.now - t.access > 91 * Day && chance(0.97)) {
                t.archived = t.access + 90 * Day + seconds(Day.count());
                // What lay in COLD for a year is gone; what is left of that age was asked for since.
                if (m_o.now - *t.archived > 365 * Day && chance(0.995)) {
                    t.archived = m_o.now - seconds(364 * Day.count());
                    t.access = std::max(t.upload, *t.archived - 90 * Day);
                }
                t.tier = Tier::Cold;
            }
        }
        if (chance(0.01))
            t.deleted = m_o.now - seconds(3 * Day.count());
        return t;
    }

    Result<void> makePhoto(qint64 number)
    {
        // In order of arrival, so that seq and upload_date rise together as in life.
        const bool hasDraft = !m_drafts.empty() && !chance(0.01);
        const DraftRow *draft =
            hasDraft ? &m_drafts[std::size_t(number * qint64(m_drafts.size()) / m_o.photos)] : nullptr;
        const Instant base = draft
                                 ? draft->created
                                 : m_o.now - Seconds{CatalogueDays * Day.count() * (m_o.photos - number) / m_o.photos};
        const Times t = timesOf(std::min(m_o.now, base + seconds(3600)), hasDraft);
        const QString id = uuid();
        const QString sha = hash();
        const qint64 master = 150'000 + qint64(unit() * 900'000);
        const qint64 uploaded = qint64(double(master) * (1.2 + unit() * 3.0));
        const qint64 small = 6'000 + qint64(unit() * 6'000);
        const bool published = draft && draft->published && draft->publishedAt >= t.upload;
        const QString key = tierName(t.tier) + u'/' + id + u".jpg"_s;
        TD_TRY(m_c.exec(
            u"INSERT INTO photo_metadata(photo_id, seq, user_id, draft_id, tier, file_size_bytes, "
            u"compressed_size_bytes, stored_bytes, "
            "upload_date, last_access_date, scheduled_deletion, published_to_vinted, published_date, access_count, "
            "storage_path, cdn_url, "
            "created_at, updated_at, filename, mime_type, width, height, sha256, original_sha256, phash, damaged, "
            "archived_at, "
            "promoted_at, temp_since, deleted_at, pinned, kind, tags, metadata) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
            "?, ?, ?, ?, ?, '', "
            "?, ?, ?, 'image/jpeg', 2000, 1500, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
            {id,
             number + 1,
             draft ? draft->user : QString(u"user-1"_s),
             draft ? QVariant(draft->id) : QVariant(),
             tierName(t.tier),
             uploaded,
             master,
             master + small,
             toIso(t.upload),
             toIso(t.access),
             t.tier == Tier::Temp ? QVariant(toIso(t.upload + 48 * Hour)) : QVariant(),
             int(published),
             published ? QVariant(toIso(draft->publishedAt)) : QVariant(),
             t.access == t.upload ? 0 : 1 + int(unit() * 20),
             key,
             toIso(t.upload),
             toIso(t.access),
             (chance(0.5) ? u"IMG_%1.jpg"_s : u"DSC%1.JPG"_s).arg(number % 10000, 4, 10, QLatin1Char('0')),
             sha,
             chance(0.01) && !m_lastOriginal.isEmpty() ? m_lastOriginal : (m_lastOriginal = hash()),
             qint64(m_random.generate64()),
             int(chance(0.0005)),
             time(t.archived),
             time(t.promoted),
             time(t.tempSince),
             time(t.deleted),
             int(chance(0.003)),
             chance(0.9) ? u"user"_s : (chance(0.5) ? u"cloth"_s : u"result"_s),
             tags(),
             exif(t.upload)}));
        TD_TRY(addCopy(id, u"master"_s, t, key, master, sha, 2000, 1500));
        TD_TRY(addCopy(id, u"small"_s, t, QString(tierName(t.tier) + u'/' + id + u"/small.jpg"_s), small, hash(), 150,
                       113));
        TD_TRY(m_c.exec(u"INSERT INTO events(at, what, photo_id, draft_id, part) VALUES (?, 'uploaded', ?, ?, 0)"_s,
                        {toIso(t.upload), id, draft ? draft->id : u""_s}));
        return {};
    }

    static QVariant time(const std::optional<Instant> &instant)
    {
        return instant ? QVariant(toIso(*instant)) : QVariant();
    }

    /// Mostly taken in the days before, some years ago; forty cameras and a rare one.
    QString exif(Instant upload)
    {
        const Instant captured = upload - (chance(0.85) ? seconds(7 * Day.count()) : seconds(10 * 365 * Day.count()));
        const QString camera = chance(0.0002) ? u"Rare D1"_s : QString(u"Camera %1"_s.arg(int(std::pow(unit(), 2.0) * 40)));
        const bool upright = chance(0.3);
        const QString gps = chance(0.05) ? u",\"gps\":{\"latitude\":48.85,\"longitude\":2.35}"_s : QString();
        return u"{\"exif\":{\"camera\":\"%1\",\"lens\":\"Lens %2\",\"captured_at\":\"%3\",\"width\":%4,\"height\":%5,\"iso\":100%6}}"_s
            .arg(camera)
            .arg(int(unit() * 25))
            .arg(toIso(captured).chopped(1))
            .arg(upright ? 3000 : 4000)
            .arg(upright ? 4000 : 3000)
            .arg(gps);
    }

    QString tags()
    {
        if (!chance(0.3))
            return u"[]"_s;
        static const QStringList Names{u"dress"_s, u"shoes"_s, u"coat"_s, u"summer"_s, u"vintage"_s, u"kids"_s};
        return u"[\"%1\"]"_s.arg(chance(0.02) ? QString(u"rare-%1"_s.arg(int(unit() * 500)))
                                              : Names.at(int(unit() * 6)));
    }

    Result<void> addCopy(const QString &id, const QString &variant, const Times &t, const QString &key, qint64 size,
                         const QString &sha, int width, int height)
    {
        TD_TRY(m_c.exec(
            u"INSERT INTO copies(photo_id, variant, tier, backend, key, size, sha256, mime_type, width, height, state, "
            "verify_method, verified_at, created_at) VALUES (?, ?, ?, 'folder', ?, ?, ?, 'image/jpeg', ?, ?, "
            "'verified', "
            "'sha256', ?, ?)"_s,
            {id, variant, tierName(t.tier), key, size, sha, width, height, toIso(t.upload), toIso(t.upload)}));
        return {};
    }

    Connection &m_c;
    Options m_o;
    QRandomGenerator m_random;
    std::vector<DraftRow> m_drafts;
    QString m_lastOriginal;
};

Result<void> generate(const Options &options)
{
    const QString file = QDir(options.profile).filePath(u"catalog.db"_s);
    if (QFileInfo::exists(file))
        return fail(ErrorCode::AlreadyExists, u"profile.used"_s, u"There is already a catalogue in that profile."_s,
                    file, u"Name an empty folder."_s);
    {
        TD_ASSIGN(const std::unique_ptr<SqliteCatalogue> fresh, SqliteCatalogue::open(file));
    }
    TD_ASSIGN(const std::unique_ptr<Connection> connection, Connection::open(std::make_shared<SqliteDatabase>(file), Access::ReadWrite));
    BulkLoad load(*connection);
    TD_TRY(load.begin());
    TD_TRY(Generator(*connection, options).run());
    QTextStream(stderr) << "indexes and counters...\n";
    return load.finish(QString(embeddedMigrations().at(2).sql % embeddedMigrations().at(14).sql),
                       embeddedMigrations().at(6).sql);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Fills a new profile with a large catalogue (rows only, no picture files)."_s);
    parser.addHelpOption();
    parser.addOptions({{u"photos"_s, u"How many photos."_s, u"N"_s, u"1000000"_s},
                       {u"drafts"_s, u"How many drafts."_s, u"N"_s, u"50000"_s},
                       {u"profile"_s, u"The profile's folder."_s, u"DIR"_s},
                       {u"now"_s, u"The moment the catalogue is made for; the present when left out."_s, u"TIME"_s}});
    parser.process(app);
    Options options;
    options.photos = parser.value(u"photos"_s).toLongLong();
    options.drafts = parser.value(u"drafts"_s).toLongLong();
    options.profile = parser.value(u"profile"_s);
    options.now =
        fromIso(parser.value(u"now"_s)).value_or(std::chrono::floor<Seconds>(std::chrono::system_clock::now()));
    if (options.profile.isEmpty() || options.photos <= 0 || options.drafts < 0) {
        QTextStream(stderr) << "generate-catalog --photos N --drafts D --profile DIR\n";
        return 2;
    }
    if (const auto done = generate(options); !done) {
        QTextStream(stderr) << done.error().message << ' ' << done.error().where << ' ' << done.error().detail << '\n';
        return 1;
    }
    return 0;
}
