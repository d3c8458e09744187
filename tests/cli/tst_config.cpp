// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/console.h"
#include "support/testprogram.h"

#include <QDir>
#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

/// Changing where the tiers are, at the prompt.
class ConfigTest : public QObject
{
    Q_OBJECT

private:
    static QByteArray settingsFile(const Console &console)
    {
        QFile file(console.profile() + u"/settings.json"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static Answer set(Console &console, const QString &key, const QString &value, const QStringList &more = {})
    {
        return console.run(QStringList{u"config"_s, u"set"_s, key, value} + more);
    }

private Q_SLOTS:
    void photosAreNotLeftBehind_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("another folder") << u"hot.folder"_s << u"elsewhere"_s;
        QTest::newRow("a bucket, said step by step") << u"hot.provider"_s << u"s3"_s;
        QTest::newRow("a bucket without a provider") << u"hot.bucket"_s << u"photos"_s;
        QTest::newRow("nothing") << u"cold.provider"_s << u"none"_s;
    }
    void photosAreNotLeftBehind()
    {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Console console;
        const QString elsewhere = console.path(u"elsewhere"_s);
        QVERIFY(QDir().mkdir(elsewhere));
        if (value == "elsewhere"_L1)
            value = elsewhere;
        const QString tier = key.section(u'.', 0, 0);
        const QString id = console.upload({1}, u"d"_s).first();
        QCOMPARE(console.run({u"migrate"_s, id, u"--to"_s, tier}).status, 0);
        const QByteArray before = settingsFile(console);
        const Answer refused = set(console, key, value);
        QVERIFY2(refused.status != 0, refused.err.constData());
        QVERIFY2(refused.err.contains("holds photos") && refused.err.contains("provider copy") &&
                     refused.err.contains("--yes"),
                 refused.err.constData());
        QCOMPARE(settingsFile(console), before);
        QCOMPARE(set(console, key, value, {u"--yes"_s}).status, 0);
        QVERIFY(settingsFile(console) != before);
    }

    void anEmptyTierGoesWhereItIsSent()
    {
        Console console;
        const QString elsewhere = console.path(u"elsewhere"_s);
        QVERIFY(QDir().mkdir(elsewhere));
        QCOMPARE(set(console, u"hot.folder"_s, elsewhere).status, 0);
        const QString id = console.upload({1}, u"d"_s).first();
        QCOMPARE(console.run({u"migrate"_s, id, u"--to"_s, u"hot"_s}).status, 0);
        QVERIFY(QFile::exists(u"%1/hot/%2.jpg"_s.arg(elsewhere, id)));
        // what does not say where it is needs no question
        QCOMPARE(set(console, u"hot.cdn_domain"_s, u"photos.example.com"_s).status, 0);
        QCOMPARE(set(console, u"hot.folder"_s, elsewhere).status, 0);
    }

    /// HOT in a bucket makes COLD nothing, unless COLD is said: where it holds photos, it is.
    void coldStaysWhereItsPhotosAre()
    {
        Console console;
        const QString id = console.upload({1}, u"d"_s).first();
        QCOMPARE(console.run({u"migrate"_s, id, u"--to"_s, u"cold"_s}).status, 0);
        const Answer answer = set(console, u"hot.provider"_s, u"s3"_s);
        QVERIFY2(answer.status == 0, answer.err.constData());
        QVERIFY2(answer.err.contains("cold.provider = folder"), answer.err.constData());
        QVERIFY(settingsFile(console).contains("cold.provider"));
    }
};

TD_TEST(ConfigTest)
#include "tst_config.moc"
