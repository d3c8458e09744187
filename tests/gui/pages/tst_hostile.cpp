// SPDX-License-Identifier: GPL-3.0-or-later
// A catalogue whose words were written by somebody who means harm: markup, paths, formulas, text that turns around.
// Every page shows them as they are, and what is saved stays in its folder.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/mainwindow.h"
#include "ui/pages/photos/photoactions.h"
#include "ui/pages/registry.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>
#include <QTest>
#include <QToolTip>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

namespace
{

QStringList hostileWords()
{
    QStringList words{u"<img src=file:///etc/passwd>"_s,
                      u"<a href=\"http://evil.example/\">free</a>"_s,
                      u"<b>bold</b><script>alert(1)</script>"_s,
                      u"../../../../etc/cron.d/x"_s,
                      u"C:\\Windows\\System32\\x"_s,
                      u"'; DROP TABLE photo_metadata; --"_s,
                      u"%s%n%x {0} %1 %L1"_s,
                      u"=HYPERLINK(\"http://evil.example\")"_s,
                      u"line\r\nbreak\x1b[31m red"_s,
                      u"turned\u202Egpj.exe"_s,
                      u"&&&file & more"_s,
                      QString(20'000, u'W')};
    QFile file(qEnvironmentVariable("TIERDECK_TEST_DATA") + u"/strings/blns-half.json"_s);
    if (file.open(QIODevice::ReadOnly)) {
        for (const QJsonValue &value : QJsonDocument::fromJson(file.readAll()).array())
            words << value.toString();
    }
    return words;
}

} // namespace

class HostileTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    QStringList m_ids;

    /// Writes past the program: the database is shared, and others may write anything into it.
    void poison()
    {
        const QStringList words = hostileWords();
        m_ids = m_profile->addPhotos(12, u"Veste"_s);
        {
            QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"poison"_s);
            database.setDatabaseName(m_profile->folder() + u"/Local profile/catalog.db"_s);
            QVERIFY(database.open());
            QSqlQuery query(database);
            for (qsizetype i = 0; i < words.size(); ++i) {
                const QString id = m_ids.at(i % m_ids.size());
                if (i >= m_ids.size()) {
                    query.prepare(
                        u"INSERT INTO drafts(id, user_id, title, created_at) VALUES (?, 'default', ?, '2025-01-01T00:00:00Z') ON CONFLICT DO NOTHING"_s);
                    query.addBindValue(words.at(i).left(200));
                    query.addBindValue(words.at(i));
                    QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
                    continue;
                }
                query.prepare(u"UPDATE photo_metadata SET filename = ?, tags = ?, metadata = ? WHERE photo_id = ?"_s);
                query.addBindValue(words.at(i));
                query.addBindValue(QString::fromUtf8(QJsonDocument(QJsonArray{words.at(i).left(100)}).toJson()));
                query.addBindValue(
                    QString::fromUtf8(QJsonDocument(QJsonObject{{u"exif"_s, QJsonObject{{u"camera"_s, words.at(i)}}},
                                                                {u"note"_s, words.at(i)}})
                                          .toJson()));
                query.addBindValue(id);
                QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
                query.prepare(
                    u"INSERT INTO events(at, what, photo_id, draft_id, detail) VALUES ('2025-11-13T10:00:00Z', ?, ?, ?, ?)"_s);
                query.addBindValue(i % 2 == 0 ? u"published"_s : words.at(i).left(60));
                query.addBindValue(id);
                query.addBindValue(words.at(i).left(200));
                query.addBindValue(u"{}"_s);
                QVERIFY2(query.exec(), qPrintable(query.lastError().text()));
            }
        }
        QSqlDatabase::removeDatabase(u"poison"_s);
    }

    static QStringList richTexts(const QWidget &widget)
    {
        QStringList found;
        for (const QLabel *label : widget.findChildren<QLabel *>()) {
            if (label->textFormat() != Qt::PlainText && Qt::mightBeRichText(label->text()))
                found << label->text().left(80);
        }
        return found;
    }

private Q_SLOTS:
    void init()
    {
        m_profile = std::make_unique<GuiProfile>();
        poison();
    }
    void cleanup() { m_profile.reset(); }

    void everyPageShowsWordsAsTheyAre()
    {
        MainWindow window(m_profile->services());
        window.resize(1300, 850);
        window.show();
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        for (const PageEntry &entry : pageRegistry()) {
            window.showPage(entry.id);
            QTRY_COMPARE(m_profile->services().pool.activeThreadCount() + m_profile->services().workPool.activeThreadCount(), 0);
            QTest::qWait(50);
            QCOMPARE(richTexts(window), QStringList());
        }
        window.showPage(u"photos"_s, {{u"ids"_s, QStringList{m_ids.first()}}});
        QTRY_COMPARE(m_profile->services().pool.activeThreadCount() + m_profile->services().workPool.activeThreadCount(), 0);
        QTest::qWait(50);
        QCOMPARE(richTexts(window), QStringList());
        window.showToast(hostileWords().first());
        window.showError({.code = ErrorCode::NotFound,
                          .reason = u"photo.unknown"_s,
                          .message = hostileWords().first(),
                          .where = hostileWords().at(1),
                          .remedy = hostileWords().at(2)});
        QTest::qWait(50);
        QCOMPARE(richTexts(window), QStringList());
        shot(window, u"hostile"_s);
    }

    void tipsShowWordsAsTheyAre()
    {
        QWidget widget;
        widget.resize(200, 100);
        widget.show();
        QVERIFY(QTest::qWaitForWindowExposed(&widget));
        QToolTip::showText(widget.mapToGlobal(QPoint(10, 10)), hostileWords().first(), &widget);
        QLabel *tip = nullptr;
        for (QWidget *top : QApplication::allWidgets()) {
            if (top->inherits("QTipLabel"))
                tip = qobject_cast<QLabel *>(top);
        }
        QVERIFY(tip);
        QCOMPARE(tip->text(), hostileWords().first());
        QCOMPARE(tip->textFormat(), Qt::PlainText);
        QToolTip::hideText();
    }

    /// Saved files: each photo one file, in the folder that was chosen and nowhere else.
    void savedFilesStayInTheirFolder()
    {
        const QString top = m_profile->folder() + u"/saved"_s;
        const QString folder = top + u"/a/b/c"_s;
        QVERIFY(QDir().mkpath(folder));
        PhotoActions actions(m_profile->services());
        QSignalSpy done(&actions, &PhotoActions::changed);
        actions.saveTo({.ids = m_ids, .seqs = {}, .query = {}, .count = m_ids.size()}, folder);
        QTRY_COMPARE(done.size(), 1);
        QCOMPARE(QDir(folder).entryList(QDir::Files | QDir::Hidden).size(), m_ids.size());
        QCOMPARE(QDir(top).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden), QStringList{u"a"_s});
        QCOMPARE(QDir(top + u"/a"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden),
                 QStringList{u"b"_s});
        for (const QString &name : QDir(folder).entryList(QDir::Files | QDir::Hidden)) {
            QVERIFY2(name.endsWith(".jpg"_L1) && !name.startsWith(u'.') && !name.contains(QChar(0x202e)),
                     qPrintable(name));
        }
    }

    /// Words in every search and filter: an answer or a refusal, and the catalogue is as it was.
    void wordsAreNeverStatements()
    {
        const qint64 before = m_profile->engine().library.sums({}).value_or(CountBytes{}).count;
        QCOMPARE(before, m_ids.size());
        for (const QString &word : hostileWords()) {
            PhotoFilter filter;
            filter.text = word;
            std::ignore = m_profile->engine().library.sums(filter);
            std::ignore = m_profile->engine().library.ids(filter, 10);
            PhotoFilter named;
            named.draft = word;
            named.user = word;
            std::ignore = m_profile->engine().library.sums(named);
            std::ignore = m_profile->engine().parts.catalogue.drafts().list(DraftScope::All, word, {}, 10);
        }
        QCOMPARE(m_profile->engine().library.sums({}).value_or(CountBytes{}).count, before);
        const auto sound = m_profile->engine().parts.catalogue.selfCheck(true);
        QVERIFY(sound);
    }
};

TD_WINDOW_TEST(HostileTest)
#include "tst_hostile.moc"
