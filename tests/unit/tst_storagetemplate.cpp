// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/storagetemplate.h"
#include "support/testprogram.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QTest>

using namespace td;
using namespace Qt::StringLiterals;

namespace
{

const QString FullTemplate =
    u"{tier}/{user}/{draft}/{product}/{kind}/{owner}/{yyyy}/{mm}/{photo_id}-{filename}-{variant}.{ext}"_s;

KeyFields usual()
{
    KeyFields fields;
    fields.tier = Tier::Hot;
    fields.photoId = u"6fa459ea-ee8a-4ca4-894e-db77e160355e"_s;
    fields.extension = u"jpg"_s;
    fields.user = u"lea"_s;
    fields.draft = u"Veste en lin"_s;
    fields.product = u"7"_s;
    fields.kind = u"cloth"_s;
    fields.owner = u"user"_s;
    fields.filename = u"IMG_0001.JPG"_s;
    fields.year = 2026;
    fields.month = 3;
    return fields;
}

/// What no key may be, whatever its fields were.
QString problemOf(const QString &key)
{
    if (!key.startsWith("hot/"_L1))
        return u"leaves its tier"_s;
    for (const QString &segment : key.split(u'/')) {
        if (segment.isEmpty())
            return u"empty segment"_s;
        if (segment.startsWith(u'.') || segment.contains(".."_L1))
            return u"dots"_s;
        if (segment.toUtf8().size() > 255)
            return u"too long a segment"_s;
    }
    if (key.toUtf8().size() > 1024)
        return u"too long"_s;
    for (const char32_t c : key.toUcs4()) {
        if (c < 0x20 || c == 0x7F || c == U'\\' || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) ||
            (c >= 0xD800 && c <= 0xDFFF) || c == 0x2028 || c == 0x2029 || c == U':' || c == U'|' || c == 0xFEFF ||
            c == 0x200B)
            return u"hostile character"_s;
    }
    if (QString::fromUtf8(key.toUtf8()) != key)
        return u"not UTF-8"_s;
    return {};
}

void checkHostile(const QString &text)
{
    KeyFields fields = usual();
    fields.photoId = text.isEmpty() ? u"x"_s : text;
    fields.extension = fields.variant = fields.user = fields.draft = fields.product = fields.kind = fields.owner =
        fields.filename = text;
    for (const QString &shape : {FullTemplate, u"{tier}/{filename}/{photo_id}/{variant}{ext}"_s}) {
        const Result<QString> key = keyFor(shape, fields);
        QVERIFY2(key, key ? "" : qPrintable(key.error().message));
        QVERIFY2(problemOf(*key).isEmpty(), qPrintable(QString(problemOf(*key) + u": "_s + *key)));
        const Result<QString> again = keyFor(shape, fields);
        QCOMPARE(*again, *key);
    }
}

} // namespace

class TestStorageTemplate : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void makesKeys()
    {
        KeyFields fields = usual();
        QCOMPARE(keyFor(DefaultMasterTemplate, fields).value(), u"hot/6fa459ea-ee8a-4ca4-894e-db77e160355e.jpg"_s);
        fields.tier = Tier::Cold;
        fields.variant = u"small"_s;
        QCOMPARE(keyFor(DefaultVariantTemplate, fields).value(),
                 u"cold/6fa459ea-ee8a-4ca4-894e-db77e160355e/small.jpg"_s);
        QCOMPARE(keyFor(FullTemplate, fields).value(), u"cold/lea/Veste en lin/7/cloth/user/2026/03/"
                                                       "6fa459ea-ee8a-4ca4-894e-db77e160355e-IMG_0001-small.jpg"_s);
        fields.draft.clear();
        QVERIFY(keyFor(FullTemplate, fields).value().contains("/lea/_/7/"_L1));
    }

    void refusesTemplates_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("forVariant");
        QTest::addColumn<QString>("named"); // empty: it is good
        const auto row = [](const char *text, bool forVariant, const char *named) {
            QTest::addRow("%s %s", text, forVariant ? "(variant)" : "")
                << QString::fromLatin1(text) << forVariant << QString::fromLatin1(named);
        };
        row("{tier}/{photo_id}.{ext}", false, "");
        row("{tier}/{photo_id}/{variant}.{ext}", true, "");
        row("{tier}/{user}/{yyyy}/{mm}/{photo_id}", false, "");
        row("{tier}/{photo_id}.{ext}", true, "{variant}");
        row("{tier}/{filename}.{ext}", false, "{photo_id}");
        row("{tier}/{nonsense}/{photo_id}", false, "{nonsense}");
        row("{tier}/{Photo_Id}", false, "{Photo_Id}");
        row("{tier}/{photo_id", false, "not closed");
        row("{tier}/photo_id}", false, "position 16");
        row("{photo_id}.{ext}", false, "{tier}/");
        row("/{tier}/{photo_id}", false, "{tier}/");
        row("../{tier}/{photo_id}", false, "{tier}/");
        row("{tier}/../{photo_id}", false, "..");
        row("{tier}/.hidden/{photo_id}", false, ".hidden");
        row("{tier}//{photo_id}", false, "empty");
        row("{tier}/{photo_id}/", false, "empty");
        row("{tier}/a b/{photo_id}", false, "position 9");
        row("{tier}\\{photo_id}", false, "{tier}/");
        row("{tier}/\n{photo_id}", false, "position 8");
        row("", false, "characters");
    }
    void refusesTemplates()
    {
        QFETCH(QString, text);
        QFETCH(bool, forVariant);
        QFETCH(QString, named);
        const Result<void> result = checkTemplate(text, forVariant);
        QCOMPARE(bool(result), named.isEmpty());
        if (result)
            return;
        QCOMPARE(result.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(result.error().message.contains(named), qPrintable(result.error().message));
        QVERIFY(!result.error().remedy.isEmpty());
        QVERIFY(!keyFor(text, usual()) || forVariant);
    }

    void tooLongIsRefused()
    {
        QVERIFY(!checkTemplate(QString(u"{tier}/{photo_id}"_s + QString(400, u'a')), false));
        KeyFields fields = usual();
        fields.user = fields.draft = fields.product = QString(200, u'x');
        // Long values are cut, the id and the variant never.
        fields.variant = u"platform_marketplace_facebook"_s;
        const Result<QString> cut = keyFor(u"{tier}/{user}{draft}{product}{kind}-{photo_id}-{variant}"_s, fields);
        QVERIFY(cut);
        QVERIFY(cut->endsWith(u"-6fa459ea-ee8a-4ca4-894e-db77e160355e-platform_marketplace_facebook"_s));
        const Result<QString> key = keyFor(QString(u"{tier}/{photo_id}-{variant}"_s + QString(190, u'a')), fields);
        QVERIFY(!key);
        QVERIFY(!key.error().remedy.isEmpty());
        QVERIFY(!keyFor(DefaultMasterTemplate, KeyFields{}));
    }

    void hostileValuesStayInTheirFolder_data()
    {
        QTest::addColumn<QString>("text");
        const auto row = [](const char *name, const QString &text) { QTest::newRow(name) << text; };
        row("parent", u"../../etc/passwd"_s);
        row("absolute", u"/etc/passwd"_s);
        row("windows", u"..\\..\\boot.ini"_s);
        row("drive", u"C:\\x"_s);
        row("dots", u"......"_s);
        row("dot", u"."_s);
        row("hidden", u".htaccess"_s);
        row("spaces", u"  .. .. "_s);
        row("nul", QString(QString(u"a"_s) + QChar(u'\0') + u".jpg"_s));
        row("control", u"a\r\nb\tc\x1b[31m"_s);
        row("right to left", QString(u"photo"_s + QChar(u'\u202E') + u"gpj.exe"_s));
        row("isolates", QString(u"a"_s + QChar(u'\u2066') + u"b"_s));
        row("zero width", QString(u"a"_s + QChar(u'\u200B') + u"b"_s + QChar(u'\uFEFF')));
        row("lone surrogate", QString(u"a"_s + QChar(char16_t(0xD83D)) + u"b"_s));
        row("emoji", u"🙂🙂🙂"_s.repeated(100));
        row("combining", QString(u"e"_s + QString(500, QChar(u'\u0301'))));
        row("line separators", QString(u"a"_s + QChar(u'\u2028') + u"b"_s + QChar(u'\u2029')));
        row("refused by file systems", u"a:b*c?d\"e<f>g|h"_s);
        row("field", u"{photo_id}"_s);
        row("long", QString(100000, u'x'));
        row("empty", QString());
        row("dots between", u"a..b...c"_s);
        row("dots made by cleaning", QString(u"a."_s + QChar(u'\u200B') + u".b"_s));
    }
    void hostileValuesStayInTheirFolder()
    {
        QFETCH(QString, text);
        checkHostile(text);
    }

    void naughtyStrings()
    {
        const QString folder = qEnvironmentVariable("TIERDECK_TEST_DATA");
        QFile file(folder + u"/strings/blns-half.json"_s);
        if (folder.isEmpty() || !file.open(QIODevice::ReadOnly))
            QSKIP("TIERDECK_TEST_DATA has no strings/blns-half.json");
        const QJsonArray strings = QJsonDocument::fromJson(file.readAll()).array();
        QVERIFY(strings.size() > 100);
        for (const QJsonValue &each : strings)
            checkHostile(each.toString());
        QFile lines(folder + u"/strings/csv-injection-half.txt"_s);
        if (!lines.open(QIODevice::ReadOnly))
            QSKIP("TIERDECK_TEST_DATA has no strings/csv-injection-half.txt");
        while (!lines.atEnd())
            checkHostile(QString::fromUtf8(lines.readLine()));
    }

    void differentIdsNeverShareAKey()
    {
        QSet<QString> keys;
        const QStringList ids{u"a/b"_s, u"a_b"_s, u"a\\b"_s,          u"a:b"_s,           u".a"_s,      u"a"_s,
                              u"a."_s,  u"a b"_s, u"a..b"_s,          u"a__b"_s,          u"_"_s,       u"."_s,
                              u".."_s,  u"/"_s,   QString(100, u'x'), QString(101, u'x'), u"e\u0301"_s, u"\u00e9"_s};
        for (const QString &id : ids) {
            KeyFields fields = usual();
            fields.photoId = id;
            keys.insert(keyFor(DefaultMasterTemplate, fields).value());
        }
        QCOMPARE(keys.size(), ids.size());
    }

    void suffixes_data()
    {
        QTest::addColumn<QString>("key");
        QTest::addColumn<int>("use");
        QTest::addColumn<QString>("result");
        const auto row = [](const char *key, int use, const char *result) {
            QTest::addRow("%s %d", key, use) << QString::fromLatin1(key) << use << QString::fromLatin1(result);
        };
        row("hot/a.jpg", 1, "hot/a.jpg");
        row("hot/a.jpg", 0, "hot/a.jpg");
        row("hot/a.jpg", 2, "hot/a-2.jpg");
        row("hot/a/small.jpg", 13, "hot/a/small-13.jpg");
        row("hot/a.b/small", 2, "hot/a.b/small-2");
        row("hot/a", 2, "hot/a-2");
        row("hot/.a", 2, "hot/.a-2");
        row("a.b.jpg", 3, "a.b-3.jpg");
    }
    void suffixes()
    {
        QFETCH(QString, key);
        QFETCH(int, use);
        QTEST(withSuffix(key, use), "result");
    }
};

TD_TEST(TestStorageTemplate)
#include "tst_storagetemplate.moc"
