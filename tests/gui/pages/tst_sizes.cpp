// SPDX-License-Identifier: GPL-3.0-or-later
// Sizes beside a photo and what its camera wrote: settings, inspector, filters and the queue.
#include "engine/variants.h"
#include "gui/pages/guiprofile.h"
#include "gui/pages/pageprobe.h"
#include "imaging/pictures.h"
#include "support/testprogram.h"
#include "ui/pages/photos/filtermenu.h"
#include "ui/pages/photos/photofilters.h"
#include "ui/pages/photos/photogridview.h"
#include "ui/pages/photos/photoinspector.h"
#include "ui/pages/photos/photospage.h"
#include "ui/pages/settings/settingspage.h"
#include "ui/pages/settings/variantform.h"

#include <QAction>
#include <QCheckBox>
#include <QDateEdit>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace td;
using namespace td::test;

class TestSizes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init() { m_profile = std::make_unique<GuiProfile>(); }
    void cleanup() { m_profile.reset(); }

    void settingsTickAndRefuse();
    void settingsMakeWhatIsMissing();
    void menuMakesWhatIsMissing();
    void inspectorSaysWhatTheCameraWrote();
    void filtersByCamera();
    void chipsOfTheCamera();

private:
    /// A photo with every word a camera writes.
    QString addTaken()
    {
        const QString path = m_profile->folder() + u"/taken.jpg"_s;
        QFile file(path);
        if (!file.open(QIODevice::WriteOnly) ||
            file.write(withExif(encoded(photoLike({900, 600}), "jpg"), {.gps = true})) <= 0)
            qFatal("cannot write %s", qPrintable(path));
        file.close();
        return m_profile->addFiles({path}, u"Robe"_s).first();
    }
    [[nodiscard]] QString setting() const
    {
        for (const Rules::Value &value : m_profile->engine().rules.all().value_or(QList<Rules::Value>()))
            if (value.key == "image.variants"_L1)
                return value.value;
        return {};
    }
    [[nodiscard]] QStringList stored(const QString &id) const
    {
        QStringList names;
        for (const Copy &copy : m_profile->engine().parts.catalogue.copies().ofPhoto(id).value_or(QList<Copy>()))
            names.append(copy.variant);
        names.sort();
        return names;
    }
    static QString textOf(QWidget *widget)
    {
        QStringList words;
        for (const QLabel *label : widget->findChildren<QLabel *>())
            words.append(label->text());
        return words.join(u'\n');
    }
    static QPushButton *buttonOf(QWidget &widget, const QString &start)
    {
        for (QPushButton *button : widget.findChildren<QPushButton *>())
            if (button->text().startsWith(start))
                return button;
        return nullptr;
    }
    std::unique_ptr<GuiProfile> m_profile;
};

void TestSizes::settingsTickAndRefuse()
{
    VariantForm form(m_profile->services());
    form.load();
    const auto tick = [&form](const QString &name) { return form.findChild<QCheckBox *>(name); };
    QTRY_VERIFY(tick(u"small"_s)->isChecked() && tick(u"large"_s)->isChecked());
    QVERIFY(!tick(u"telegram"_s)->isChecked() && !tick(u"platform_facebook"_s)->isChecked());
    tick(u"telegram"_s)->click();
    QTRY_COMPARE(setting(), u"small,medium,large,telegram"_s);
    auto *own = form.findChild<QLineEdit *>();
    own->setText(u"banner=1200, tile=80"_s);
    Q_EMIT own->editingFinished();
    QTRY_COMPARE(setting(), u"small,medium,large,telegram,banner=1200,tile=80"_s);
    // A refusal is told beside the field, and nothing is lost.
    own->setText(u"banner=99999"_s);
    Q_EMIT own->editingFinished();
    QTRY_VERIFY(textOf(&form).contains(u"99999"_s));
    QCOMPARE(setting(), u"small,medium,large,telegram,banner=1200,tile=80"_s);
    for (QCheckBox *box : form.findChildren<QCheckBox *>())
        box->setChecked(false);
    own->clear();
    Q_EMIT own->editingFinished();
    QTRY_COMPARE(setting(), u"none"_s);
}

void TestSizes::settingsMakeWhatIsMissing()
{
    QVERIFY(m_profile->engine().rules.set(u"image.variants"_s, u"small,banner=120"_s));
    const QStringList ids = m_profile->addPhotos(3, u"Robe"_s);
    QVERIFY(m_profile->engine().rules.set(u"image.variants"_s, u"small,large"_s));
    m_profile->services().queue.start();
    VariantForm form(m_profile->services());
    form.show();
    form.load();
    QTRY_VERIFY(buttonOf(form, u"Make the missing sizes of 3"_s));
    QVERIFY(buttonOf(form, u"Remove unwanted sizes of 3"_s)->isEnabled());
    buttonOf(form, u"Make the missing sizes"_s)->click();
    for (const QString &id : ids)
        QTRY_COMPARE(stored(id), QStringList({u"banner"_s, u"large"_s, u"master"_s, u"small"_s}));
    form.load();
    QTRY_VERIFY(!buttonOf(form, u"Make the missing sizes"_s)->isEnabled());
    QTRY_VERIFY(buttonOf(form, u"Remove unwanted"_s) && buttonOf(form, u"Remove unwanted"_s)->isEnabled());
    buttonOf(form, u"Remove unwanted"_s)->click();
    for (const QString &id : ids)
        QTRY_COMPARE(stored(id), QStringList({u"large"_s, u"master"_s, u"small"_s}));
}

void TestSizes::menuMakesWhatIsMissing()
{
    QVERIFY(m_profile->engine().rules.set(u"image.variants"_s, u"none"_s));
    const QStringList ids = m_profile->addPhotos(2, u"Robe"_s);
    QVERIFY(m_profile->engine().rules.set(u"image.variants"_s, u"medium"_s));
    m_profile->services().queue.start();
    PhotosPage page(m_profile->services(), nullptr);
    const PageProbe probe(page);
    page.activated({});
    QTRY_COMPARE(page.model().rowCount(), 2);
    page.grid().selectAll();
    auto *action = page.findChild<QAction *>(u"sizes"_s);
    QVERIFY(action && action->isEnabled());
    action->trigger();
    for (const QString &id : ids)
        QTRY_COMPARE(stored(id), QStringList({u"master"_s, u"medium"_s}));
    QTRY_VERIFY(!probe.toasts.isEmpty());
    QVERIFY(probe.errors.isEmpty());
}

void TestSizes::inspectorSaysWhatTheCameraWrote()
{
    QVERIFY(m_profile->engine().rules.set(u"image.keep_gps"_s, u"true"_s));
    const QString id = addTaken();
    PhotosPage page(m_profile->services(), nullptr);
    page.resize(1200, 900);
    page.show();
    page.activated({});
    QTRY_COMPARE(page.model().rowCount(), 1);
    QTRY_VERIFY(page.model().row(0));
    page.grid().setCurrentIndex(page.grid().model()->index(0, 0));
    auto *inspector = page.findChild<PhotoInspector *>();
    QTRY_COMPARE(inspector->photoId(), id);
    auto *taken = inspector->findChild<QWidget *>(u"taken"_s);
    auto *sizes = inspector->findChild<QWidget *>(u"sizes"_s);
    QTRY_VERIFY(!textOf(sizes).isEmpty());
    for (const QString &words : {u"Acme Box 3"_s, u"Acme 35 mm"_s, u"1/250 s · f/2.8 · ISO 400"_s,
                                 u"900 × 600, 0.5 megapixels"_s, u"-33.8588; 151.21"_s})
        QVERIFY2(textOf(taken).contains(words), qPrintable(textOf(taken)));
    for (const QString &words : {u"Photo"_s, u"Large"_s, u"600 × 400, "_s, u"Small"_s, u"150 × 100, "_s})
        QVERIFY2(textOf(sizes).contains(words), qPrintable(textOf(sizes)));
    shot(page, u"inspector-exif"_s);
}

void TestSizes::filtersByCamera()
{
    const QString id = addTaken();
    m_profile->addPhotos(2, u"Robe"_s);
    PhotosPage page(m_profile->services(), nullptr);
    page.activated({{u"camera"_s, u"Acme"_s}});
    QTRY_COMPARE(page.model().rowCount(), 1);
    page.activated({{u"text"_s, u"box 3"_s}});
    QTRY_COMPARE(page.model().rowCount(), 1);

    // The menu knows the cameras by name, and asks for days.
    FilterMenu menu(m_profile->services(), &page);
    QList<PhotoFilter> chosen;
    connect(&menu, &FilterMenu::chosen, this, [&chosen](const PhotoFilter &filter) { chosen.append(filter); });
    Q_EMIT menu.aboutToShow();
    const auto entry = [&menu](const QString &text) -> QAction * {
        for (QAction *action : menu.findChildren<QAction *>())
            if (action->text() == text)
                return action;
        return nullptr;
    };
    QTRY_VERIFY(entry(u"Acme Box 3"_s));
    entry(u"Acme Box 3"_s)->trigger();
    QCOMPARE(chosen.last().camera, u"Acme Box 3"_s);
    entry(u"Portrait"_s)->trigger();
    QCOMPARE(chosen.last().shape, PictureShape::Portrait);
    entry(u"From day to day…"_s)->trigger();
    QTRY_VERIFY(openSheet(page));
    const QList<QDateEdit *> days = openSheet(page)->findChildren<QDateEdit *>();
    QCOMPARE(days.size(), 2);
    days.at(0)->setDate(QDate(2024, 5, 7));
    days.at(1)->setDate(QDate(2024, 5, 6));
    QVERIFY(press(page, u"Filter"_s));
    QTRY_COMPARE(chosen.size(), 3);
    QCOMPARE(chosen.last().capturedFrom, QDate(2024, 5, 6));
    QCOMPARE(chosen.last().capturedTo, QDate(2024, 5, 7));
    QCOMPARE(*m_profile->engine().library.ids(chosen.last(), 10), QStringList{id});
}

void TestSizes::chipsOfTheCamera()
{
    PhotoFilter filter;
    filter.camera = u"Acme Box 3"_s;
    filter.lens = u"35"_s;
    filter.capturedFrom = QDate(2024, 5, 6);
    filter.minPixels = 12'000'000;
    filter.shape = PictureShape::Square;
    filter.hasPosition = false;
    QVERIFY(filterFromMap(filterToMap(filter)) == filter);
    const QList<FilterChip> chips = chipsOf(filter);
    QCOMPARE(chips.size(), 6);
    PhotoFilter left = filter;
    for (const FilterChip &chip : chips)
        left = without(left, chip.id);
    QVERIFY(left == PhotoFilter{});
}

TD_WINDOW_TEST(TestSizes)
#include "tst_sizes.moc"
