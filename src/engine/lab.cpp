// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lab.h"

#include "engine/filescan.h"
#include "engine/settingvalues.h"
#include "engine/workers.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QStringList TriedKeys{u"quality"_s, u"max_side"_s, u"profile"_s, u"target_bytes"_s, u"least_quality"_s};

Result<void> checkOptions(const EngineParts &parts, const Lab::Options &options)
{
    if (!parts.lab)
        return fail(ErrorCode::Unimplemented, u"lab.unavailable"_s, u"This program cannot try settings"_s);
    if (options.settings.isEmpty() || options.settings.size() > Lab::MaxSettings)
        return fail(ErrorCode::InvalidArgument, u"lab.settings"_s,
                    u"%1 settings cannot be compared"_s.arg(options.settings.size()), u"setting"_s,
                    u"Give one to %1."_s.arg(Lab::MaxSettings));
    if (options.sample < 1 || options.sample > Lab::MaxSample)
        return fail(ErrorCode::InvalidArgument, u"lab.sample"_s, u"%1 photos are no sample"_s.arg(options.sample),
                    u"sample"_s, u"Give 1 to %1."_s.arg(Lab::MaxSample));
    return {};
}

/// `count` of `all`, evenly from the first to the last.
std::vector<qint64> evenly(const std::vector<qint64> &all, std::size_t count)
{
    count = std::min(count, all.size());
    std::vector<qint64> drawn;
    for (std::size_t i = 0; i < count; ++i)
        drawn.push_back(all[(2 * i + 1) * all.size() / (2 * count)]);
    return drawn;
}

LabResult resultOf(const LabSetting &setting, qsizetype at, const LabReport &report)
{
    LabResult result{.setting = setting, .leastSimilarity = 1, .catalogueBytes = {}, .monthlyCost = {}};
    std::vector<DrawnItem> drawn;
    for (const LabPhoto &photo : report.photos) {
        const LabTrial &trial = photo.trials.at(at);
        result.bytes += trial.bytes;
        result.meanSimilarity += trial.similarity / double(report.photos.size());
        result.leastSimilarity = std::min(result.leastSimilarity, trial.similarity);
        if (photo.source != LabSource::File)
            drawn.push_back({double(photo.storedBytes), double(photo.storedBytes - photo.masterBytes + trial.bytes)});
    }
    result.catalogueBytes = ratioEstimate(drawn, double(report.catalogueBytes), report.catalogueCount);
    result.monthlyCost = ratioEstimate(drawn, report.monthlyCost, report.catalogueCount);
    return result;
}

} // namespace

QString labSourceName(LabSource source)
{
    switch (source) {
    case LabSource::Original:
        return u"original"_s;
    case LabSource::Master:
        return u"master"_s;
    case LabSource::File:
        return u"file"_s;
    }
    return {};
}

Lab::Lab(const EngineParts &parts, const Rules &rules, Library &library, Accounts &accounts)
    : m_parts(parts)
    , m_rules(rules)
    , m_library(library)
    , m_accounts(accounts)
{
}

Result<LabSetting> Lab::setting(const QString &text) const
{
    LabSetting setting{.text = text.trimmed(), .policy = {}};
    TD_ASSIGN(setting.policy, m_rules.images());
    if (setting.text.isEmpty())
        setting.text = u"current"_s;
    if (setting.text == "current"_L1)
        return setting;
    for (const QString &part : setting.text.split(u',')) {
        const QString key = part.section(u'=', 0, 0).trimmed();
        if (!TriedKeys.contains(key) || !part.contains(u'='))
            return fail(ErrorCode::InvalidArgument, u"lab.setting"_s,
                        u"\"%1\" is no setting that can be tried"_s.arg(part), u"setting"_s,
                        u"Write quality=80,max_side=1600; possible are %1."_s.arg(TriedKeys.join(u", "_s)));
        TD_TRY(setImageValue(setting.policy, QString(u"image."_s + key), part.section(u'=', 1).trimmed()));
    }
    return setting;
}

Result<QList<LabPhoto>> Lab::draw(const Options &options)
{
    QList<LabPhoto> photos;
    for (const QString &path : options.files)
        photos.append(
            {.photoId = {}, .path = path, .name = QFileInfo(path).fileName(), .source = LabSource::File, .trials = {}});
    if (!options.files.isEmpty())
        return photos;
    PhotoFilter whole;
    whole.damaged = false;
    TD_ASSIGN(const std::vector<qint64> all,
              m_parts.catalogue.photos().sequence(whole, {PhotoSortField::UploadDate, false}));
    for (const qint64 seq : evenly(all, std::size_t(options.sample))) {
        TD_ASSIGN(const QList<Photo> found, m_parts.catalogue.photos().bySeq({seq}));
        for (const Photo &photo : found)
            photos.append({.photoId = photo.photoId,
                           .path = {},
                           .name = photo.filename,
                           .masterBytes = photo.compressedSizeBytes,
                           .storedBytes = photo.storedBytes,
                           .trials = {}});
    }
    if (photos.isEmpty())
        return fail(ErrorCode::FailedPrecondition, u"lab.no_photos"_s, u"There are no photos to try settings on"_s, {},
                    u"Upload some, or name files."_s);
    return photos;
}

Result<QByteArray> Lab::sourceOf(LabPhoto &photo, const ImagePolicy &policy, const std::stop_token &stop)
{
    if (photo.source == LabSource::File)
        return readRegularFile(photo.path, policy.maxBytes, stop);
    Result<QByteArray> original = m_library.bytes(photo.photoId, variant::Original, stop);
    if (original || original.error().code == ErrorCode::Cancelled) {
        photo.source = LabSource::Original;
        return original;
    }
    photo.source = LabSource::Master;
    return m_library.bytes(photo.photoId, variant::Master, stop);
}

Result<void> Lab::tryOn(LabPhoto &photo, const QList<LabSetting> &settings, const std::stop_token &stop)
{
    TD_ASSIGN(const QByteArray source, sourceOf(photo, settings.first().policy, stop));
    photo.sourceBytes = source.size();
    for (const LabSetting &setting : settings) {
        if (stop.stop_requested())
            return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled"_s, photo.name);
        TD_ASSIGN(const ImageTrial trial, m_parts.lab->attempt(source, photo.name, setting.policy));
        photo.compressedBefore = trial.compressedBefore;
        photo.trials.append(
            {.bytes = trial.master.bytes.size(), .size = trial.master.size, .similarity = trial.similarity});
    }
    return {};
}

Result<void> Lab::sumUp(LabReport &report, const Options &options)
{
    TD_ASSIGN(const PriceBook prices, m_rules.prices());
    TD_ASSIGN(const Accounts::Stats stats, m_accounts.stats());
    const CountBytes live = stats.totals.liveSum();
    report.catalogueCount = live.count;
    report.catalogueBytes = live.bytes;
    report.currency = prices.currency;
    for (const Tier tier : AllTiers)
        report.monthlyCost += storageCost(prices, tier, stats.totals.live.value(tier).bytes);
    for (const LabPhoto &photo : std::as_const(report.photos)) {
        report.sourceBytes += photo.sourceBytes;
        report.fromOriginals += photo.source == LabSource::Original ? 1 : 0;
        report.compressedBefore += photo.compressedBefore ? 1 : 0;
    }
    for (qsizetype i = 0; i < options.settings.size(); ++i)
        report.results.append(resultOf(options.settings.at(i), i, report));
    return {};
}

Result<LabReport> Lab::run(const Options &options, const ProgressFn &progress, const std::stop_token &stop)
{
    TD_TRY(checkOptions(m_parts, options));
    TD_ASSIGN(QList<LabPhoto> drawn, draw(options));
    std::vector<Result<void>> outcomes(std::size_t(drawn.size()));
    ProgressMeter meter(progress, drawn.size(), 0);
    LabPhoto *const photos = drawn.data();
    parallelEach(drawn.size(), workerCount(m_parts), stop, [&](qsizetype i) {
        outcomes[std::size_t(i)] = tryOn(photos[i], options.settings, stop);
        meter.step(photos[i].name, 0);
    });
    if (stop.stop_requested())
        return fail(ErrorCode::Cancelled, u"cancelled"_s, u"Cancelled; nothing was changed"_s);
    LabReport report;
    for (qsizetype i = 0; i < drawn.size(); ++i) {
        const LabPhoto &photo = drawn.at(i);
        if (const Result<void> &outcome = outcomes[std::size_t(i)]; !outcome)
            report.failed.append({photo.photoId.isEmpty() ? photo.path : photo.photoId, outcome.error()});
        else
            report.photos.append(photo);
    }
    TD_TRY(sumUp(report, options));
    return report;
}

Result<Lab::Pictures> Lab::pictures(const LabPhoto &photo, const LabSetting &setting, const std::stop_token &stop)
{
    if (!m_parts.lab)
        return fail(ErrorCode::Unimplemented, u"lab.unavailable"_s, u"This program cannot try settings"_s);
    LabPhoto copy = photo;
    Pictures pictures;
    TD_ASSIGN(pictures.source, sourceOf(copy, setting.policy, stop));
    TD_ASSIGN(pictures.trial, m_parts.lab->attempt(pictures.source, photo.name, setting.policy));
    return pictures;
}

} // namespace td
