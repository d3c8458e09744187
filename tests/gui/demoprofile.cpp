// SPDX-License-Identifier: GPL-3.0-or-later
#include "demoprofile.h"

#include "app/samples/samples.h"
#include "engine/restoredrill.h"

#include <QImage>
#include <QRandomGenerator>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace td::test
{

namespace
{

struct DemoDraft {
    const char *title;
    const char *user;
};

constexpr DemoDraft Listings[] = {
    {"Veste en lin beige", "Marie"},  {"Robe fleurie", "Marie"},       {"Sac cuir cognac", "Karim"},
    {"Baskets blanches 41", "Karim"}, {"Manteau camel", "Marie"},      {"Pull mohair écru", "Léa"},
    {"Jean droit brut", "Karim"},     {"Lampe art déco", "Léa"},       {"Vase céramique bleu", "Léa"},
    {"Chemise rayée", "Karim"},       {"Bottines noires 38", "Marie"}, {"Blouse soie ivoire", "Marie"},
    {"Fauteuil rotin", "Léa"},        {"Trench classique", "Marie"},   {"Miroir soleil", "Léa"},
    {"Gilet torsadé", "Karim"},       {"Jupe plissée verte", "Marie"}, {"Tapis berbère", "Léa"},
    {"Ceinture tressée", "Karim"},    {"Foulard carré soie", "Marie"},
};

QString titleOf(std::size_t index)
{
    return QString::fromUtf8(Listings[index % std::size(Listings)].title);
}

QString userOf(std::size_t index)
{
    return QString::fromUtf8(Listings[index % std::size(Listings)].user);
}

class Seeder
{
public:
    Seeder(Container &container, StandingClock &clock, const DemoSize &size)
        : m_container(container)
        , m_engine(container.engine())
        , m_clock(clock)
        , m_size(size)
        , m_random(20251120)
    {
    }

    Result<void> fill()
    {
        m_clock.set(demoNow() - 4 * Day);
        TD_TRY(m_engine.rules.setSchedule(
            {.enabled = true, .time = QTime(3, 0), .zone = "Europe/Paris"_ba, .enabledSince = {}}));
        TD_TRY(pictures());
        m_clock.set(demoNow() - 3 * Day);
        TD_TRY(RestoreDrill(m_engine.parts, m_engine.library).run(10, {}, {}));
        TD_TRY(pastYear());
        TD_TRY(publish());
        TD_TRY(orders());
        TD_TRY(runs());
        TD_TRY(transfers());
        m_clock.set(demoNow());
        TD_TRY(trend());
        return {};
    }

private:
    /// Photos of the months before: rows and copies, no files.
    Result<void> pastYear()
    {
        for (int i = 0; i < m_size.rows; ++i) {
            const double age = 1.0 - double(i) / m_size.rows;
            const int days = 41 + int(age * age * 340);
            const Instant uploaded = demoNow() - days * Day - Seconds(m_random.bounded(86400));
            // Older ones were archived; a handful becomes due with the next run.
            const bool cold = days > 120;
            const bool dueTonight = !cold && days > 92 && i % 2 == 0;
            Instant access = uploaded + Seconds(m_random.bounded(days * 43200));
            if (dueTonight)
                access = demoNow() - 90 * Day - Seconds(2 * 3600 + m_random.bounded(3600));
            else if (!cold)
                access = qMax(access, demoNow() - Seconds(60 * 86400) - Seconds(m_random.bounded(86400)));
            TD_TRY(addRow(std::size_t(i), uploaded, qMin(access, demoNow() - Day), cold ? Tier::Cold : Tier::Hot));
        }
        return {};
    }

    Result<void> addRow(std::size_t index, Instant uploaded, Instant access, Tier tier)
    {
        NewPhoto fresh;
        Photo &photo = fresh.photo;
        photo.photoId = u"demo-%1"_s.arg(qulonglong(index), 6, 10, QLatin1Char('0'));
        const std::size_t listing = index / 7;
        photo.userId = userOf(listing);
        const std::size_t part = listing / std::size(Listings);
        photo.draftId = QString(titleOf(listing) % u' ' % QString::number(part + 2));
        photo.filename = u"IMG_%1.jpg"_s.arg(1000 + qulonglong(index));
        photo.mimeType = u"image/jpeg"_s;
        photo.tier = tier;
        photo.width = 2000;
        photo.height = 1500;
        photo.fileSizeBytes = 9'000'000 + m_random.bounded(9'000'000);
        photo.compressedSizeBytes = 500'000 + m_random.bounded(700'000);
        photo.uploadDate = uploaded;
        photo.createdAt = uploaded;
        photo.updatedAt = uploaded;
        photo.lastAccessDate = access;
        photo.promotedAt = uploaded + 2 * Day;
        if (tier == Tier::Cold)
            photo.archivedAt = uploaded + 92 * Day;
        photo.accessCount = m_random.bounded(9);
        photo.storagePath = QString(tierName(tier) % u'/' % photo.photoId % u".jpg"_s);
        photo.sha256 = QString(u"0"_s.repeated(58) + u"%1"_s.arg(qulonglong(index), 6, 10, QLatin1Char('0')));
        photo.originalSha256 = QString(u"f"_s.repeated(58) + u"%1"_s.arg(qulonglong(index), 6, 10, QLatin1Char('0')));
        Copy copy;
        copy.photoId = photo.photoId;
        copy.variant = variant::Master;
        copy.tier = tier;
        copy.backend = u"folder"_s;
        copy.key = photo.storagePath;
        copy.size = photo.compressedSizeBytes;
        copy.sha256 = photo.sha256;
        copy.mimeType = photo.mimeType;
        copy.width = photo.width;
        copy.height = photo.height;
        copy.state = CopyState::Verified;
        copy.verifyMethod = u"sha256"_s;
        copy.verifiedAt = demoNow() - 3 * Day;
        copy.createdAt = uploaded;
        // This shop keeps the uploaded files as well.
        Copy original = copy;
        original.variant = variant::Original;
        original.key = QString(tierName(tier) % u'/' % photo.photoId % u"/original.jpg"_s);
        original.size = photo.fileSizeBytes;
        original.sha256 = photo.originalSha256;
        fresh.copies = {copy, original};
        m_clock.set(uploaded);
        TD_TRY(m_engine.parts.catalogue.photos().add(fresh));
        return {};
    }

    /// Real pictures, six a listing: some in TEMP, some due tonight by each rule, some cold.
    Result<void> pictures()
    {
        if (m_size.pictures <= 0)
            return {};
        const QString folder = QString(m_container.settings().paths.cache + u"/samples"_s);
        TD_ASSIGN(const QStringList files, renderSamples(folder, m_size.pictures, 7, {}));
        // Hours ago of each batch. 45: in TEMP and promoted tonight. 2209, 2212: archived tonight.
        static constexpr std::array ages{3120, 2212, 2209, 1440, 720, 216, 80, 45, 20, 1};
        for (std::size_t batch = 0; batch < ages.size() && qsizetype(batch * 6) < files.size(); ++batch) {
            const Instant uploaded = demoNow() - ages[batch] * Hour - Seconds(1500);
            const std::size_t listing = ages.size() - 1 - batch;
            m_clock.set(uploaded);
            UploadOptions options;
            options.user = userOf(listing);
            options.draft = titleOf(listing);
            options.tags = batch % 3 == 0 ? QStringList{u"automne"_s} : QStringList{};
            QStringList ids;
            for (const QString &file : files.mid(qsizetype(batch * 6), 6)) {
                TD_ASSIGN(const UploadedPhoto stored, m_engine.ingest.upload(file, options, {}));
                ids.append(stored.photo.photoId);
            }
            TD_TRY(settle(ids, uploaded, ages[batch]));
        }
        return files.size() < 48 ? Result<void>() : alike(files.mid(42, 6));
    }

    /// One file that was added twice, and two pictures that came again smaller.
    Result<void> alike(const QStringList &files)
    {
        m_clock.set(demoNow() - 44 * Hour);
        UploadOptions options;
        options.user = userOf(2);
        options.draft = titleOf(2);
        options.duplicates = DuplicatePolicy::Store;
        QStringList again{files.at(0)};
        for (const int index : {2, 4}) {
            const QString path = QString(files.at(index)).replace(u".jpg"_s, u"-web.jpg"_s);
            const QImage picture(files.at(index));
            if (!picture.scaledToWidth(picture.width() * 2 / 3, Qt::SmoothTransformation).save(path, "jpg", 78))
                return fail(ErrorCode::Unavailable, u"demo.picture"_s, u"A picture was not written"_s, path);
            again.append(path);
        }
        for (const QString &file : std::as_const(again))
            TD_TRY(m_engine.ingest.upload(file, options, {}));
        return {};
    }

    /// What the queue did this evening, and what it could not do.
    Result<void> transfers()
    {
        struct Refusal {
            const char *reason;
            const char *text;
            int first;
            int count;
            const char *suffix;
        };
        static constexpr std::array refusals{
            Refusal{"image.heic_off", "HEIC and AVIF are switched off", 2101, 4, "HEIC"},
            Refusal{"file.missing", "The file is no longer there", 2110, 2, "jpg"}};
        QList<Transfer> rows;
        const auto row = [&rows](int number, const char *suffix, TransferState state) {
            Transfer transfer;
            transfer.state = state;
            transfer.path = u"/media/marie/EOS/IMG_%1.%2"_s.arg(number).arg(QLatin1String(suffix));
            transfer.bytes = 1'400'000 + number * 37'013 % 2'600'000;
            transfer.createdAt = demoNow() - 90 * Seconds(60);
            transfer.finishedAt = demoNow() - 85 * Seconds(60);
            transfer.attempts = 1;
            rows.append(transfer);
        };
        for (int number = 2072; number < 2086; ++number) {
            row(number, "jpg", TransferState::Done);
            rows.last().resultBytes = rows.last().bytes * 2 / 5;
        }
        for (const Refusal &refusal : refusals) {
            for (int number = refusal.first; number < refusal.first + refusal.count; ++number) {
                row(number, refusal.suffix, TransferState::Failed);
                rows.last().errorReason = QString::fromLatin1(refusal.reason);
                rows.last().errorText = QString::fromLatin1(refusal.text);
            }
        }
        const QList<Transfer> wanted = rows;
        TD_ASSIGN(rows, m_engine.parts.catalogue.transfers().add(wanted));
        for (qsizetype i = 0; i < rows.size(); ++i) {
            const qint64 id = rows.at(i).id;
            rows[i] = wanted.at(i);
            rows[i].id = id;
        }
        return m_engine.parts.catalogue.transfers().update(rows);
    }

    /// Where the rules would have taken photos of that age by now.
    Result<void> settle(const QStringList &ids, Instant uploaded, int hours)
    {
        if (hours < 50)
            return {};
        m_clock.set(uploaded + 50 * Hour);
        for (const QString &id : ids)
            TD_TRY(m_engine.mover.move(id, Tier::Hot, false, {}, {}));
        if (hours > 3000) {
            m_clock.set(uploaded + 95 * Day);
            for (const QString &id : ids)
                TD_TRY(m_engine.mover.move(id, Tier::Cold, false, {}, {}));
        } else if (hours == 720) {
            PhotoEdit pin;
            pin.pinned = true;
            TD_TRY(m_engine.library.edit(ids.mid(0, 2), pin));
        }
        return {};
    }

    Result<void> publish()
    {
        // Kept seven days: the first of them go tonight.
        m_clock.set(demoNow() - 7 * Day + 2 * Hour);
        TD_TRY(m_engine.drafts.publish(titleOf(4), {}));
        m_clock.set(demoNow() - 2 * Hour);
        TD_TRY(m_engine.drafts.publish(titleOf(1), {}));
        return {};
    }

    Result<void> orders()
    {
        for (const std::size_t listing : {std::size_t(5), std::size_t(6)})
            TD_TRY(m_engine.drafts.addOrder(titleOf(listing), u"order-%1"_s.arg(qulonglong(listing)),
                                            demoNow() - 9 * Day));
        return {};
    }

    Result<void> runs()
    {
        for (int night = 12; night >= 0; --night) {
            RunResult run;
            run.runId = u"demo-run-%1"_s.arg(night);
            run.planId = u"demo-plan-%1"_s.arg(night);
            const QDateTime local(QDate(2025, 11, 20).addDays(-night), QTime(3, 0), QTimeZone("Europe/Paris"));
            run.asOf = instantOf(local.toSecsSinceEpoch());
            run.startedAt = run.asOf;
            run.finishedAt = run.asOf + Seconds(74);
            run.startedBy = night == 4 ? u"window"_s : u"schedule"_s;
            run.promotedToHot = 30 + m_random.bounded(20);
            run.archivedToCold = 120 + m_random.bounded(70);
            run.oldDeleted = m_random.bounded(6);
            run.publishedDeleted = m_random.bounded(5);
            run.monthlySaving = double(run.archivedToCold) * 0.0008 * 0.009;
            TD_TRY(m_engine.parts.catalogue.lifecycle().saveRun(run));
            if (night > 1)
                continue;
            Event event;
            event.at = *run.finishedAt;
            event.what = u"run"_s;
            event.runId = run.runId;
            event.count = run.done();
            event.detail = {{u"promoted_to_hot"_s, run.promotedToHot},
                            {u"archived_to_cold"_s, run.archivedToCold},
                            {u"old_deleted"_s, run.oldDeleted},
                            {u"published_deleted"_s, run.publishedDeleted}};
            TD_TRY(m_engine.parts.catalogue.events().append(event));
        }
        return {};
    }

    /// One point a day that grows to what is really there.
    Result<void> trend()
    {
        TD_ASSIGN(const Accounts::Stats stats, m_engine.accounts.stats());
        const QDate today(2025, 11, 20);
        for (int back = 364; back >= 1; --back) {
            const double grown = 0.38 + 0.62 * (1 - back / 365.0) + (m_random.bounded(100) - 50) / 4000.0;
            CostSnapshot snapshot;
            snapshot.day = today.addDays(-back);
            snapshot.totals = stats.totals;
            for (const Tier tier : AllTiers) {
                const double share = tier == Tier::Cold ? grown * qMax(0.0, (300.0 - back) / 300.0) : grown;
                snapshot.tierCost.insert(tier, stats.breakdown.tiers.value(tier).cost * share);
                snapshot.cost += snapshot.tierCost.value(tier);
            }
            TD_TRY(m_engine.parts.catalogue.stats().saveSnapshot(snapshot));
        }
        return m_engine.accounts.snapshotToday();
    }

    Container &m_container;
    Engine &m_engine;
    StandingClock &m_clock;
    const DemoSize m_size;
    QRandomGenerator m_random;
};

} // namespace

Instant demoNow()
{
    return *fromIso(u"2025-11-20T21:13:00Z");
}

Result<void> fillDemo(Container &container, StandingClock &clock, const DemoSize &size)
{
    return Seeder(container, clock, size).fill();
}

} // namespace td::test
