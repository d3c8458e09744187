// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fixture.h"

#include "catalog/sqlitecatalogue.h"
#include "storage/folderstore.h"
#include "support/faultycatalogue.h"
#include "support/faultystore.h"

#include <QDir>
#include <QFile>

namespace td::test
{

using namespace Qt::StringLiterals;

namespace
{

template <typename T> T must(Result<T> result, const char *what)
{
    if (!result)
        qFatal("%s: %s (%s) %s", what, qPrintable(result.error().message), qPrintable(result.error().where),
               qPrintable(result.error().detail));
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

} // namespace

QString quickFolder()
{
    const QString memory = qEnvironmentVariable("TIERDECK_TEST_FOLDER", u"/dev/shm"_s);
    const bool isThere = QFileInfo(memory).isDir() && QFileInfo(memory).isWritable();
    return QString((isThere ? memory : QDir::tempPath()) % "/tierdeck-XXXXXX"_L1);
}

Fixture::Fixture(const QString &profile, const std::function<void(Fixture &)> &fit)
    : m_profile(profile)
{
    if (m_profile.isEmpty()) {
        m_temporary.emplace(quickFolder());
        if (!m_temporary->isValid())
            qFatal("no temporary folder: %s", qPrintable(m_temporary->errorString()));
        m_profile = m_temporary->filePath(u"profile"_s);
    }
    if (!QDir().mkpath(m_profile))
        qFatal("cannot make %s", qPrintable(m_profile));
    if (fit)
        fit(*this);
    open();
}

Fixture::~Fixture()
{
    close();
    m_catalogue.reset();
}

void Fixture::open()
{
    OpenOptions options;
    options.clock = &clock;
    options.readers = readers;
    if (!m_catalogue)
        m_catalogue = openCatalogue ? openCatalogue(clock)
                                    : must(SqliteCatalogue::open(m_profile % "/catalog.db"_L1, options), "catalogue");
    m_faulty = std::make_unique<FaultyCatalogue>(*m_catalogue, faults);
    m_store = std::make_shared<FolderStore>(m_profile, QString(), u"folder"_s, u"this computer"_s);
    for (const Tier tier : AllTiers) {
        if (tier == Tier::Cold && !withCold)
            continue;
        std::shared_ptr<ObjectStore> place = remote.value(tier);
        if (!place)
            place = std::make_shared<FolderStore>(m_profile, tierName(tier) % u'/', u"folder"_s, u"this computer"_s);
        stores.set(tier, std::make_shared<FaultyStore>(place, faults));
    }
    std::function<bool(const Holder &)> dead = holderDead;
    if (!dead)
        dead = [mine = self](const Holder &other) { return other != mine; };
    m_engine = std::make_unique<Engine>(EngineParts{.catalogue = *m_faulty,
                                                    .stores = stores,
                                                    .images = images,
                                                    .clock = clock,
                                                    .ids = ids,
                                                    .self = self,
                                                    .holderDead = dead,
                                                    .overrides = overrides,
                                                    .workers = workers,
                                                    .diskSpace = diskSpace,
                                                    .lab = &lab,
                                                    .links = links,
                                                    .messenger = messenger,
                                                    .localCopies = localCopies});
}

void Fixture::close()
{
    m_engine.reset();
    m_faulty.reset();
    stores = TierStores();
    m_store.reset();
    if (!keepsCatalogue)
        m_catalogue.reset();
}

void Fixture::restart()
{
    faults.disarm();
    faults.only = nullptr;
    ++self.pid;
    reopen();
}

void Fixture::reopen()
{
    close();
    open();
}

QString Fixture::file(const QString &name, const QByteArray &bytes) const
{
    const QString folder = m_profile % "-files"_L1;
    if (!QDir().mkpath(QFileInfo(QString(folder % u'/' % name)).path()))
        qFatal("cannot make %s", qPrintable(folder));
    QFile out(folder % u'/' % name);
    if (!out.open(QIODevice::WriteOnly) || out.write(bytes) != bytes.size())
        qFatal("cannot write %s", qPrintable(out.fileName()));
    return out.fileName();
}

Photo Fixture::upload(quint32 seed, const QString &draft, int size)
{
    UploadOptions options;
    options.draft = draft;
    return must(engine().ingest.uploadBytes(fakePhoto(seed, size), u"photo-%1.jpg"_s.arg(seed), options, {}), "upload")
        .photo;
}

Photo Fixture::photo(const QString &photoId)
{
    const auto found = must(m_catalogue->photos().find(photoId), "photo");
    if (!found)
        qFatal("no photo %s", qPrintable(photoId));
    return *found;
}

ObjectStore &Fixture::store(Tier tier)
{
    return remote.contains(tier) ? *remote[tier] : *m_store;
}

QString Fixture::masterPath(const QString &photoId)
{
    return m_store->localPath(photo(photoId).storagePath).value_or(QString());
}

QStringList Fixture::storedKeys()
{
    QStringList keys;
    for (const Tier tier : AllTiers) {
        must(store(tier).list(tierName(tier) % u'/',
                              [&keys](const ObjectInfo &object) -> Result<void> {
                                  keys.append(object.key);
                                  return {};
                              },
                              {}),
             "list");
    }
    keys.sort();
    return keys;
}

QStringList Fixture::violations(const QMap<QString, QString> &masters)
{
    QStringList wrong;
    QStringList expectedKeys;
    PhotoFilter everything;
    everything.trash = TrashScope::With;
    QMap<QString, Photo> rows;
    for (const Photo &row :
         must(m_catalogue->photos().findAll(must(m_catalogue->photos().ids(everything, 1'000'000), "ids")), "photos"))
        rows.insert(row.photoId, row);
    for (auto truth = masters.cbegin(); truth != masters.cend(); ++truth) {
        if (!rows.contains(truth.key()))
            wrong.append(u"photo %1 is lost"_s.arg(truth.key()));
        else if (rows.value(truth.key()).sha256 != truth.value())
            wrong.append(u"photo %1 has another master"_s.arg(truth.key()));
    }
    for (const Photo &row : std::as_const(rows)) {
        const QString &id = row.photoId;
        QStringList variants;
        for (const Copy &copy : must(m_catalogue->copies().ofPhoto(id), "copies")) {
            const QString name = u"%1/%2 at %3"_s.arg(id, copy.variant, copy.key);
            if (copy.state != CopyState::Verified)
                wrong.append(name % " is "_L1 % copyStateName(copy.state));
            if (copy.tier != row.tier)
                wrong.append(name % " lies in another tier than its photo"_L1);
            if (variants.contains(copy.variant))
                wrong.append(name % " exists twice"_L1);
            variants.append(copy.variant);
            expectedKeys.append(copy.key);
            const Result<QByteArray> bytes = readAll(store(copy.tier), copy.key, {});
            if (!bytes)
                wrong.append(name % " does not read: "_L1 % bytes.error().message);
            else if (sha256Of(*bytes) != copy.sha256 || bytes->size() != copy.size)
                wrong.append(name % " has other bytes"_L1);
            if (copy.variant == variant::Master && (copy.sha256 != row.sha256 || copy.key != row.storagePath))
                wrong.append(name % " is not the master its photo names"_L1);
        }
        if (!variants.contains(variant::Master))
            wrong.append(u"photo %1 has no master"_s.arg(id));
    }
    for (const JournalEntry &entry : must(m_catalogue->journal().open(), "journal"))
        wrong.append(u"journal entry %1 (%2, %3) is open"_s.arg(entry.id).arg(moveKindName(entry.kind),
                                                                              moveStateName(entry.state)));
    expectedKeys.sort();
    for (const QString &key : storedKeys()) {
        if (!expectedKeys.contains(key))
            wrong.append(u"object %1 has no copy in the catalogue"_s.arg(key));
    }
    wrong.append(must(m_catalogue->selfCheck(false), "self check"));
    return wrong;
}

} // namespace td::test
