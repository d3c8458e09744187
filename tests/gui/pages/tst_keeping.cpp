// SPDX-License-Identifier: GPL-3.0-or-later
// Quotas and local copies in Settings, over a real profile.
#include "engine/localrules.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "support/testprogram.h"
#include "ui/dialogs/quotadialog.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/widgets/statuslabel.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

#include <utility>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class KeepingTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GuiProfile> m_profile;
    std::unique_ptr<SettingsPage> m_page;
    std::unique_ptr<PageProbe> m_probe;

    void open(const QString &section)
    {
        m_page = std::make_unique<SettingsPage>(m_profile->services(), nullptr);
        m_probe = std::make_unique<PageProbe>(*m_page);
        m_page->resize(1100, 900);
        m_page->show();
        m_page->activated({{u"section"_s, section}});
    }
    bool says(const QString &part) const
    {
        for (const StatusLabel *label : m_page->findChildren<StatusLabel *>()) {
            if (label->text().contains(part))
                return true;
        }
        for (const TextLabel *label : m_page->findChildren<TextLabel *>()) {
            if (label->text().contains(part) && label->isVisibleTo(m_page.get()))
                return true;
        }
        return false;
    }
    template <typename Button> Button *button(const QString &name) const
    {
        for (Button *one : m_page->findChildren<Button *>()) {
            if ((one->text() == name || one->accessibleName() == name) && one->isVisibleTo(m_page.get()))
                return one;
        }
        return nullptr;
    }
    QuotaDialog *dialog() const { return m_page->findChild<QuotaDialog *>(); }
    template <typename Field> Field *field(const QString &name) const
    {
        for (Field *one : dialog()->findChildren<Field *>()) {
            if (one->accessibleName() == name)
                return one;
        }
        return nullptr;
    }
    void accept()
    {
        for (QPushButton *one : dialog()->findChildren<QPushButton *>()) {
            if (one->text() == u"Add quota"_s || one->text() == u"Save"_s)
                one->click();
        }
    }
    QList<Quota> quotas()
    {
        return m_profile->engine().parts.catalogue.quotas().quotas().value_or(QList<Quota>{});
    }

private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup()
    {
        m_probe.reset();
        m_page.reset();
        m_profile.reset();
    }

    void aQuotaIsAddedShownChangedAndRemoved()
    {
        m_profile->addPhotos(3);
        open(u"quotas"_s);
        QTRY_VERIFY(says(u"No quotas"_s));
        QTRY_VERIFY(button<QPushButton>(u"Add a quota…"_s));
        button<QPushButton>(u"Add a quota…"_s)->click();
        QVERIFY(dialog());
        field<QComboBox>(u"Whose photos"_s)->setCurrentIndex(0); // one user
        field<QComboBox>(u"Name"_s)->setEditText(u"default"_s);
        field<QSpinBox>(u"Most photos"_s)->setValue(4);
        accept();
        QTRY_COMPARE(quotas().size(), 1);
        QCOMPARE(quotas().first().owner, u"default"_s);
        QCOMPARE(quotas().first().limits.maxFiles, 4);
        QTRY_VERIFY(says(u"3 of 4 photos"_s));
        shot(*m_page, u"settings-quotas"_s);
        QTRY_VERIFY(!dialog());
        button<QPushButton>(u"Change…"_s)->click();
        field<QSpinBox>(u"Most photos"_s)->setValue(9);
        accept();
        QTRY_VERIFY(says(u"3 of 9 photos"_s));
        button<QToolButton>(u"Remove the quota of User default"_s)->click();
        QTRY_VERIFY(quotas().isEmpty());
        QTRY_VERIFY(m_probe->undo);
        m_probe->undo();
        QTRY_COMPARE(quotas().size(), 1);
        QVERIFY(m_probe->errors.isEmpty());
    }

    void whatStoodThereBeforeComesBack()
    {
        m_profile->addPhotos(2);
        QuotaRepository &store = m_profile->engine().parts.catalogue.quotas();
        QVERIFY(store.set({.scope = QuotaScope::User, .owner = EachOwner, .limits = {.maxFileBytes = {}, .maxFiles = 10, .maxBytes = {}}}));
        open(u"quotas"_s);
        // who had only the rule for each has it again
        QTRY_VERIFY(button<QPushButton>(u"Own quota…"_s));
        button<QPushButton>(u"Own quota…"_s)->click();
        field<QSpinBox>(u"Most photos"_s)->setValue(5);
        accept();
        QTRY_VERIFY(m_probe->undo);
        QCOMPARE(quotas().size(), 2);
        std::exchange(m_probe->undo, {})();
        QTRY_COMPARE(quotas().size(), 1);
        QCOMPARE(quotas().first().owner, EachOwner);
        // and a quota that was added once more is the one before
        QTRY_VERIFY(!dialog());
        button<QPushButton>(u"Add a quota…"_s)->click();
        field<QSpinBox>(u"Most photos"_s)->setValue(77);
        accept();
        QTRY_VERIFY(m_probe->undo);
        QCOMPARE(quotas().first().limits.maxFiles, 77);
        m_probe->undo();
        QTRY_COMPARE(quotas().value(0).limits.maxFiles, 10);
    }

    void aQuotaWithoutALimitIsNotAccepted()
    {
        open(u"quotas"_s);
        QTRY_VERIFY(button<QPushButton>(u"Add a quota…"_s));
        button<QPushButton>(u"Add a quota…"_s)->click();
        field<QSpinBox>(u"Most photos"_s)->setValue(0);
        field<QDoubleSpinBox>(u"Most stored"_s)->setValue(0);
        field<QDoubleSpinBox>(u"Largest file"_s)->setValue(0);
        accept();
        QVERIFY(dialog()); // still asks
        field<QDoubleSpinBox>(u"Largest file"_s)->setValue(10);
        accept();
        QTRY_COMPARE(quotas().size(), 1);
        QCOMPARE(quotas().first().owner, EachOwner);
        QCOMPARE(quotas().first().limits.maxFileBytes, 10'000'000);
        QVERIFY(!quotas().first().limits.maxFiles);
    }

    void copiesAreCountedAndThePolicyIsKept()
    {
        m_profile->addPhotos(2);
        open(u"copies"_s);
        QTRY_VERIFY(says(u"Photos with one copy: 2"_s));
        QVERIFY(says(u"2 photo(s) lie on this computer alone"_s));
        for (QComboBox *box : m_page->findChildren<QComboBox *>()) {
            if (const int at = box->findData(u"keep"_s); at >= 0 && box->findData(u"cache"_s) >= 0) {
                box->setCurrentIndex(at);
                Q_EMIT box->activated(at);
            }
        }
        const auto policy = [&] {
            const auto rules = localRules(m_profile->engine().rules);
            return rules ? rules->policy : LocalPolicy::None;
        };
        QTRY_COMPARE(policy(), LocalPolicy::Keep);
        QTRY_VERIFY(button<QPushButton>(u"Fetch what is missing"_s)->isEnabled());
        button<QPushButton>(u"Fetch what is missing"_s)->click();
        QTRY_VERIFY(!m_probe->toasts.isEmpty());
        shot(*m_page, u"settings-copies"_s);
        QVERIFY(m_probe->errors.isEmpty());
    }
};

TD_WINDOW_TEST(KeepingTest)
#include "tst_keeping.moc"
