// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "engine/engine.h"
#include "support/fakeimages.h"
#include "support/faultplan.h"
#include "support/manualclock.h"

#include <QTemporaryDir>

#include <memory>

namespace td::test
{

/// Template of a temporary folder in memory where the computer has such a place, so that tests wait for no disk;
/// TIERDECK_TEST_FOLDER chooses another place.
[[nodiscard]] QString quickFolder();

/// A profile in a temporary folder with an SQLite catalogue, folder tiers, fake pictures and a clock that stands still,
/// and an Engine over them whose store and catalogue calls can be made to fail.
class Fixture
{
public:
    /// Over `profile` when given (it stays), else over a temporary folder. Opens at once, with the members below as
    /// `fit` has set them; aborts the test when it cannot.
    explicit Fixture(const QString &profile = {}, const std::function<void(Fixture &)> &fit = nullptr);
    ~Fixture();
    Fixture(const Fixture &) = delete;
    Fixture &operator=(const Fixture &) = delete;

    /// Closes everything and opens it again as another process would, with the holder before it dead. Faults are
    /// disarmed.
    void restart();
    /// Closes and opens it again as the same process, with the settings below as they are now.
    void reopen();

    [[nodiscard]] Engine &engine() { return *m_engine; }
    [[nodiscard]] const EngineParts &parts() const { return m_engine->parts; }
    [[nodiscard]] Catalogue &catalogue() { return *m_catalogue; } ///< undecorated
    [[nodiscard]] ObjectStore &store() { return *m_store; }       ///< undecorated; the folder of the local tiers
    [[nodiscard]] ObjectStore &store(Tier tier);                  ///< undecorated; where the tier's objects really are
    [[nodiscard]] QString profile() const { return m_profile; }

    /// Writes a file beside the profile; its path.
    [[nodiscard]] QString file(const QString &name, const QByteArray &bytes) const;
    /// Uploads fakePhoto(seed); fails the test (qFatal) when that fails.
    Photo upload(quint32 seed, const QString &draft = {}, int size = 2000);
    /// The photo as the catalogue has it now; a test that asks for an unknown one aborts.
    [[nodiscard]] Photo photo(const QString &photoId);
    [[nodiscard]] QString masterPath(const QString &photoId); ///< of the file on disk

    /// What does not hold of: every photo's copies read back with their SHA-256, one verified copy of each variant and
    /// all in the photo's tier, no open journal entry, no object that no copy names, catalogue whole. Empty when all is
    /// well. `masters` is the ground truth: photo id -> SHA-256 of its master.
    [[nodiscard]] QStringList violations(const QMap<QString, QString> &masters = {});
    [[nodiscard]] QStringList storedKeys();

    ManualClock clock;
    SeqIds ids;
    FakeImages images;
    FakeLab lab;
    FaultPlan faults; ///< shared by stores and catalogue; names start with "store." or the repository's name
    TierStores stores;
    QMap<QString, QString> overrides;
    LinkPlaces links; ///< takes effect at the next restart, like overrides
    std::function<Result<std::shared_ptr<DeliveryChannel>>()> messenger;
    bool withCold = true;
    /// Stores of tiers that are no folder, and a catalogue that is no SQLite file; they take effect at the next
    /// reopen().
    QMap<Tier, std::shared_ptr<ObjectStore>> remote;
    std::function<std::unique_ptr<Catalogue>(const Clock &)> openCatalogue;
    int readers = 1;             ///< of the catalogue; the program has two, but tests open theirs again and again
    bool keepsCatalogue = false; ///< restart() and reopen() leave the catalogue's connections open
    std::function<std::pair<qint64, qint64>()> diskSpace; ///< takes effect at the next restart, like overrides
    int workers = 2;
    std::shared_ptr<const LocalCopies> localCopies; ///< takes effect at the next restart
    Holder self{QStringLiteral("testhost"), 1, QStringLiteral("1")};
    std::function<bool(const Holder &)> holderDead; ///< by default: everybody else is dead

private:
    void open();
    void close();

    std::optional<QTemporaryDir> m_temporary; ///< unset over a given profile: a victim that is killed leaves none
    QString m_profile;
    std::shared_ptr<ObjectStore> m_store;
    std::unique_ptr<Catalogue> m_catalogue;
    std::unique_ptr<Catalogue> m_faulty;
    std::unique_ptr<Engine> m_engine;
};

} // namespace td::test
