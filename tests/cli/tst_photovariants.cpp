// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes made from what is stored, and lists by what the camera wrote.
#include "cli/console.h"
#include "support/jsonschema.h"
#include "support/testprogram.h"

#include <QFile>
#include <QImageReader>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td::test;

namespace
{

QStringList problems(const Answer &answer, const QString &schema)
{
    return answer.isOneDocument() ? JsonSchema::named(schema).problems(answer.json) : QStringList{u"no document"_s};
}

QStringList idsOf(const Answer &listed)
{
    QStringList ids;
    for (const QJsonValue &photo : listed.json.value("photos"_L1).toArray())
        ids.append(photo.toObject().value("photo_id"_L1).toString());
    return ids;
}

} // namespace

class PhotoVariantsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void madeRemovedAndRead();
    void wholeCatalogue();
    void refusals_data();
    void refusals();
    void listsByCamera_data();
    void listsByCamera();

private:
    std::unique_ptr<Console> m_ofRows; ///< of rows that change nothing in it
    QStringList m_idsOfRows;
};

void PhotoVariantsTest::madeRemovedAndRead()
{
    Console console;
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"image.variants"_s, u"small"_s}).status, 0);
    const QString file = console.picture(u"a.jpg"_s, 1, 1600, 1200);
    const QString id = console.json({u"upload"_s, file})
                           .json.value("photos"_L1)
                           .toArray()
                           .first()
                           .toObject()
                           .value("photo_id"_L1)
                           .toString();
    QVERIFY(!id.isEmpty());
    const auto sha = [&] {
        return console.json({u"photos"_s, u"show"_s, id})
            .json.value("metadata"_L1)
            .toObject()
            .value("sha256"_L1)
            .toString();
    };
    const QString before = sha();
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"image.variants"_s, u"small,telegram,cover,banner=1000"_s}).status,
             0);

    const Answer made = console.json({u"photos"_s, u"variants"_s, id});
    QCOMPARE(problems(made, u"photos-variants"_s), QStringList());
    QCOMPARE(made.status, 0);
    QCOMPARE(made.json.value("made"_L1).toInt(), 2);
    const QJsonObject photo = made.json.value("photos"_L1).toArray().first().toObject();
    QCOMPARE(photo.value("made"_L1).toArray(), QJsonArray({u"telegram"_s, u"banner"_s}));
    QVERIFY(photo.value("added_bytes"_L1).toInt() > 0);
    QCOMPARE(sha(), before);

    // They are pictures of the right size, and every one can be asked for by its name.
    for (const auto &[name, size] :
         {std::pair(u"small"_s, QSize(150, 113)), std::pair(u"telegram"_s, QSize(512, 384)),
          std::pair(u"banner"_s, QSize(1000, 750)), std::pair(u"cover"_s, QSize(1600, 1200))}) {
        const QString out = console.path(name + u".jpg"_s);
        const Answer got = console.json({u"photos"_s, u"get"_s, id, u"-o"_s, out, u"--variant"_s, name});
        QVERIFY2(got.status == 0, got.err.constData());
        QCOMPARE(QImageReader(out).size(), size);
        QCOMPARE(console.json({u"photos"_s, u"url"_s, id, u"--variant"_s, name}).status, 0);
    }
    const QByteArray shown = console.run({u"photos"_s, u"show"_s, id}).out;
    QVERIFY2(shown.contains("banner") && shown.contains("1000 x 750"), shown.constData());

    const Answer again = console.json({u"photos"_s, u"variants"_s, id});
    QCOMPARE(again.json.value("unchanged"_L1).toInt(), 1);
    QCOMPARE(again.json.value("made"_L1).toInt(), 0);
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"image.variants"_s, u"small"_s}).status, 0);
    const Answer pruned = console.json({u"photos"_s, u"variants"_s, id, u"--prune"_s});
    QCOMPARE(pruned.json.value("removed"_L1).toInt(), 2);
    QVERIFY(pruned.json.value("added_bytes"_L1).toInt() < 0);
    QCOMPARE(console.json({u"photos"_s, u"get"_s, id, u"-o"_s, console.path(u"x.jpg"_s), u"--variant"_s, u"banner"_s})
                 .status,
             1);
    const Answer check = console.json({u"check"_s, u"--read-data"_s});
    QVERIFY2(check.status == 0, check.err.constData());
}

void PhotoVariantsTest::wholeCatalogue()
{
    Console console;
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"image.variants"_s, u"none"_s}).status, 0);
    const QStringList ids = console.upload({1, 2, 3});
    QCOMPARE(console.run({u"config"_s, u"set"_s, u"image.variants"_s, u"small,medium"_s}).status, 0);
    const Answer made = console.json({u"photos"_s, u"variants"_s, u"--all"_s});
    QCOMPARE(problems(made, u"photos-variants"_s), QStringList());
    QCOMPARE(made.json.value("photos"_L1).toArray().size(), 3);
    QCOMPARE(console.json({u"photos"_s, u"variants"_s, u"--all"_s}).json.value("photos"_L1).toArray().size(), 0);
    const Answer remade = console.json({u"photos"_s, u"variants"_s, u"--all"_s, u"--remake"_s});
    QCOMPARE(remade.json.value("made"_L1).toInt(), 6);
    QCOMPARE(remade.json.value("removed"_L1).toInt(), 6);
    // An unknown one is named, the rest is done.
    const Answer some = console.json({u"photos"_s, u"variants"_s, ids.first(), u"nobody"_s});
    QCOMPARE(some.status, 1);
    QCOMPARE(problems(some, u"photos-variants"_s), QStringList());
    QCOMPARE(some.json.value("failed"_L1).toArray().size(), 1);
    QCOMPARE(some.json.value("unchanged"_L1).toInt(), 1);
}

void PhotoVariantsTest::refusals_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("says");
    const auto set = [](const QString &value) {
        return QStringList{u"config"_s, u"set"_s, u"image.variants"_s, value};
    };
    QTest::newRow("neither ids nor all") << QStringList{u"photos"_s, u"variants"_s} << QByteArray("--all");
    QTest::newRow("both") << QStringList{u"photos"_s, u"variants"_s, u"x"_s, u"--all"_s} << QByteArray("--all");
    QTest::newRow("no such size") << set(u"enormous"_s) << QByteArray("no size called \"enormous\"");
    QTest::newRow("master") << set(u"master"_s) << QByteArray("are taken");
    QTest::newRow("letters") << set(u"Big=300"_s) << QByteArray("a to z");
    QTest::newRow("larger than photos") << set(u"poster=5000"_s) << QByteArray("at most 2000 pixels");
    QTest::newRow("tiny") << set(u"dot=3"_s) << QByteArray("16 to 2000");
    QTest::newRow("twice") << set(u"small,small=200"_s) << QByteArray("named twice");
    QTest::newRow("no day") << QStringList{u"photos"_s, u"list"_s, u"--captured-from"_s, u"spring"_s}
                            << QByteArray("is not a day");
    QTest::newRow("no orientation") << QStringList{u"photos"_s, u"list"_s, u"--orientation"_s, u"round"_s}
                                    << QByteArray("--orientation");
}

void PhotoVariantsTest::refusals()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const QByteArray, says);
    if (!m_ofRows)
        m_ofRows = std::make_unique<Console>();
    const Answer answer = m_ofRows->run(arguments);
    QCOMPARE(answer.status, 2);
    QVERIFY2(answer.err.contains(says), answer.err.constData());
}

void PhotoVariantsTest::listsByCamera_data()
{
    QTest::addColumn<QStringList>("flags");
    QTest::addColumn<int>("found");
    QTest::newRow("camera") << QStringList{u"--camera"_s, u"eos"_s} << 1;
    QTest::newRow("lens") << QStringList{u"--lens"_s, u"RF 35mm"_s} << 1;
    QTest::newRow("other camera") << QStringList{u"--camera"_s, u"Leica"_s} << 0;
    QTest::newRow("captured") << QStringList{u"--captured-from"_s, u"2004-07-01"_s, u"--captured-to"_s, u"2004-07-01"_s}
                              << 1;
    QTest::newRow("captured later") << QStringList{u"--captured-from"_s, u"2004-07-02"_s} << 0;
    QTest::newRow("megapixels") << QStringList{u"--min-megapixels"_s, u"23.9"_s} << 1;
    QTest::newRow("landscape") << QStringList{u"--orientation"_s, u"landscape"_s} << 2;
    QTest::newRow("portrait") << QStringList{u"--orientation"_s, u"portrait"_s} << 0;
    QTest::newRow("position") << QStringList{u"--position"_s, u"yes"_s} << 1;
    QTest::newRow("no position") << QStringList{u"--position"_s, u"no"_s} << 1;
    QTest::newRow("query") << QStringList{u"--query"_s, u"canon"_s} << 1;
}

void PhotoVariantsTest::listsByCamera()
{
    QFETCH(const QStringList, flags);
    QFETCH(const int, found);
    if (m_idsOfRows.isEmpty()) {
        m_ofRows = std::make_unique<Console>();
        m_idsOfRows = m_ofRows->upload({1, 2});
        m_ofRows->sql(u"UPDATE photo_metadata SET camera = 'Canon EOS 5D', lens = 'RF 35mm', captured_at = "
                      "'2004-07-01T08:30:00', pixels = 24000000, has_position = 1 WHERE photo_id = '%1'"_s.arg(
                          m_idsOfRows.first()));
    }
    const QStringList ids = m_idsOfRows;
    const Answer listed = m_ofRows->json(QStringList{u"photos"_s, u"list"_s} + flags);
    QCOMPARE(problems(listed, u"photos-list"_s), QStringList());
    QCOMPARE(idsOf(listed).size(), found);
    if (found == 1 && !flags.contains(u"no"_s))
        QCOMPARE(idsOf(listed), ids.first(1));
}

TD_TEST(PhotoVariantsTest)
#include "tst_photovariants.moc"
