// SPDX-License-Identifier: GPL-3.0-or-later
// Photos sent to Telegram from the pages Photos and Drafts, to a server that answers as Telegram does.
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/fakebotapi.h"
#include "support/testprogram.h"
#include "ui/pages/drafts/draftsmodel.h"
#include "ui/pages/drafts/draftspage.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photospage.h"
#include "ui/widgets/errordetail.h"

#include <QAction>
#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>

using namespace td;
using namespace td::test;
using namespace Qt::StringLiterals;

namespace
{

constexpr int PatienceMs = 20'000; ///< one message a second, on a busy computer

struct DeliverBench {
    explicit DeliverBench(bool withBot = true)
        : profile(instantOf(1'763'028'000), withBot ? environment() : QMap<QString, QString>())
    {
    }
    [[nodiscard]] QMap<QString, QString> environment() const
    {
        return {{u"TIERDECK_TELEGRAM_URL"_s, bot.url()},
                {u"TELEGRAM_BOT_TOKEN"_s, FakeBotApi::token()},
                {u"ADMIN_USER_ID"_s, FakeBotApi::chat()}};
    }
    /// The dialog over the page of photos, all of which are chosen.
    Sheet *openFromPhotos(int photos)
    {
        ids = profile.addPhotos(photos, u"Veste"_s);
        page.resize(1300, 800);
        page.show();
        page.activated({});
        if (!QTest::qWaitFor([&] { return page.model().rowCount() == photos; }, PatienceMs))
            return nullptr;
        page.grid().selectAll();
        auto *action = page.findChild<QAction *>(u"deliver"_s);
        if (!action || !action->isEnabled())
            return nullptr;
        action->trigger();
        return openSheet(page);
    }
    [[nodiscard]] bool sendOnceItCan()
    {
        return QTest::qWaitFor([&] { return press(page, u"Send"_s); }, PatienceMs);
    }

    FakeBotApi bot;
    GuiProfile profile;
    PhotosPage page{profile.services(), nullptr};
    QStringList ids;
};

QLineEdit *chatOf(const Sheet &sheet)
{
    for (QLineEdit *edit : sheet.findChildren<QLineEdit *>()) {
        if (edit->accessibleName() == "Chat"_L1)
            return edit;
    }
    return nullptr;
}

QString textsOf(const QListWidget &list)
{
    QStringList texts;
    for (int row = 0; row < list.count(); ++row)
        texts.append(list.item(row)->text());
    return texts.join(u'\n');
}

QPushButton *buttonOf(const Sheet &sheet, const QString &text)
{
    for (QPushButton *button : sheet.findChildren<QPushButton *>()) {
        if (button->text() == text)
            return button;
    }
    return nullptr;
}

} // namespace

class DeliverDialogTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chosenPhotosAreSent()
    {
        DeliverBench bench;
        QPointer<Sheet> sheet = bench.openFromPhotos(2);
        QVERIFY(sheet);
        QCOMPARE(chatOf(*sheet)->text(), FakeBotApi::chat()); // that of the settings
        QVERIFY(bench.sendOnceItCan());
        auto *list = sheet->findChild<QListWidget *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 2, PatienceMs);
        shot(*sheet, u"deliver-sent"_s);
        const QString said = textsOf(*list);
        QVERIFY2(said.count("sent as a picture"_L1) == 2, qPrintable(said));
        QVERIFY2(said.contains(bench.profile.photo(bench.ids.first()).filename), qPrintable(said));
        const QList<BotCall> sent = bench.bot.sent();
        QCOMPARE(sent.size(), qsizetype(1));
        QCOMPARE(sent.first().album.size(), qsizetype(2));
        QCOMPARE(bench.profile.photo(bench.ids.first()).accessCount, 1);
        QVERIFY(press(bench.page, u"Close"_s));
        QTRY_VERIFY(!sheet);
    }

    void oneByOneWhenAsked()
    {
        DeliverBench bench;
        QPointer<Sheet> sheet = bench.openFromPhotos(2);
        QVERIFY(sheet);
        auto *together = sheet->findChild<QCheckBox *>();
        QVERIFY(together && together->isChecked());
        together->setChecked(false);
        QVERIFY(bench.sendOnceItCan());
        QTRY_COMPARE_WITH_TIMEOUT(sheet->findChild<QListWidget *>()->count(), 2, PatienceMs);
        QCOMPARE(bench.bot.sent().size(), qsizetype(2));
        QCOMPARE(bench.bot.sent().first().method, u"sendPhoto"_s);
    }

    void asFilesAndTheChatIsKept()
    {
        DeliverBench bench;
        QPointer<Sheet> sheet = bench.openFromPhotos(1);
        QVERIFY(sheet);
        sheet->findChild<QComboBox *>()->setCurrentIndex(1);
        chatOf(*sheet)->setText(FakeBotApi::blockedChat());
        QVERIFY(bench.sendOnceItCan());
        auto *list = sheet->findChild<QListWidget *>();
        QTRY_COMPARE_WITH_TIMEOUT(list->count(), 1, PatienceMs);
        QVERIFY2(textsOf(*list).contains("Nothing can be sent to the chat 13"_L1), qPrintable(textsOf(*list)));
        QCOMPARE(bench.bot.calls().last().method, u"sendDocument"_s);
        QCOMPARE(bench.bot.sent().size(), qsizetype(0));
        QVERIFY(press(bench.page, u"Close"_s));
        QTRY_VERIFY(!sheet);
        bench.page.findChild<QAction *>(u"deliver"_s)->trigger();
        sheet = openSheet(bench.page);
        QVERIFY(sheet);
        QCOMPARE(chatOf(*sheet)->text(), FakeBotApi::blockedChat());
        QCOMPARE(sheet->findChild<QComboBox *>()->currentIndex(), 1);
    }

    void withoutABotItSaysWhatToDo()
    {
        DeliverBench bench(false);
        QPointer<Sheet> sheet = bench.openFromPhotos(1);
        QVERIFY(sheet);
        auto *problem = sheet->findChild<ErrorDetail *>();
        QTRY_VERIFY(problem->isVisible());
        shot(*sheet, u"deliver-nobot"_s);
        chatOf(*sheet)->setText(FakeBotApi::chat());
        QVERIFY(!buttonOf(*sheet, u"Send"_s)->isEnabled());
        QVERIFY(press(bench.page, u"Cancel"_s));
        QTRY_VERIFY(!sheet);
        QVERIFY(bench.bot.calls().isEmpty());
    }

    void withoutAChatNothingIsSent()
    {
        DeliverBench bench;
        QPointer<Sheet> sheet = bench.openFromPhotos(1);
        QVERIFY(sheet);
        QTRY_VERIFY(buttonOf(*sheet, u"Send"_s)->isEnabled());
        chatOf(*sheet)->setText(u"  "_s);
        QVERIFY(!buttonOf(*sheet, u"Send"_s)->isEnabled());
    }

    void cancelStopsAndTellsWhatWasNotSent()
    {
        DeliverBench bench;
        QPointer<Sheet> sheet = bench.openFromPhotos(2);
        QVERIFY(sheet);
        bench.bot.failNext(429, 1, 30, u"Too Many Requests"_s); // asks to wait half a minute
        QVERIFY(bench.sendOnceItCan());
        QTRY_VERIFY_WITH_TIMEOUT(!bench.bot.calls().isEmpty(), PatienceMs);
        QVERIFY(press(bench.page, u"Cancel"_s));
        QVERIFY(sheet); // not before it is known what was sent
        auto *list = sheet->findChild<QListWidget *>();
        QTRY_COMPARE(list->count(), 2);
        QCOMPARE(textsOf(*list).count("not sent"_L1), 2);
        QVERIFY(bench.bot.sent().isEmpty());
        QVERIFY(press(bench.page, u"Close"_s));
        QTRY_VERIFY(!sheet);
    }

    void aDraftIsSent()
    {
        DeliverBench bench;
        bench.profile.addPhotos(1, u"Robe"_s);
        DraftsPage drafts(bench.profile.services(), nullptr);
        drafts.resize(1100, 700);
        drafts.show();
        drafts.activated({{u"draft"_s, u"Robe"_s}});
        QTRY_COMPARE(drafts.model().rowCount(), 1);
        auto *action = drafts.findChild<QAction *>(u"deliver"_s);
        QVERIFY(action);
        const auto *list = qobject_cast<QListView *>(action->parent());
        QVERIFY(list);
        QTRY_VERIFY(list->selectionModel()->hasSelection());
        action->trigger();
        QVERIFY(openSheet(drafts));
        QVERIFY(QTest::qWaitFor([&] { return press(drafts, u"Send"_s); }, PatienceMs));
        QTRY_COMPARE_WITH_TIMEOUT(bench.bot.sent().size(), qsizetype(1), PatienceMs);
        QVERIFY(QTest::qWaitFor([&] { return press(drafts, u"Close"_s); }, PatienceMs));
    }
};

TD_WINDOW_TEST(DeliverDialogTest)
#include "tst_deliver_dialog.moc"
