// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/pages/guiprofile.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>

using namespace Qt::StringLiterals;

namespace td::test
{

GuiProfile::GuiProfile(Instant start, const QMap<QString, QString> &environment)
    : m_clock(std::make_shared<ManualClock>(start))
    , m_theme(std::make_unique<Theme>())
{
    qApp->setFont(QFont(u"Inter"_s, 10));
    m_theme->apply(Scheme::Light);
    SettingsSource source;
    source.profile = m_folder.filePath(u"Local profile"_s);
    source.environment = QProcessEnvironment();
    for (auto it = environment.cbegin(); it != environment.cend(); ++it)
        source.environment.insert(it.key(), it.value());
    const auto settings = loadSettings(source);
    if (!settings)
        qFatal("settings: %s", qPrintable(joined(settings.error()).message));
    auto container = Container::open(*settings, {.clock = m_clock, .ids = {}, .recover = true, .stop = {},
                                                     .pictureHelper = QStringView(TD_BIN_DIR).toString() + u"/tierdeck-cli"_s});
    if (!container)
        qFatal("profile: %s", qPrintable(container.error().message));
    m_console = std::make_unique<Console>(std::move(*container), source);
    m_console->start();
}

GuiProfile::~GuiProfile() = default;

QString GuiProfile::picture(int number, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    const QColor base = QColor::fromHsv(number * 47 % 360, 150, 210);
    QPainter painter(&image);
    QLinearGradient sky(0, 0, 0, size.height());
    sky.setColorAt(0, base.lighter(130));
    sky.setColorAt(1, base.darker(150));
    painter.fillRect(image.rect(), sky);
    painter.setBrush(base.darker(220));
    painter.drawEllipse(QPoint(number * 13 % size.width(), size.height() / 2), size.height() / 4, size.height() / 3);
    painter.end();
    const QString path = m_folder.filePath(u"IMG_%1.jpg"_s.arg(number, 4, 10, QChar(u'0')));
    if (!image.save(path, "JPEG", 90))
        qFatal("no picture");
    return path;
}

QStringList GuiProfile::addPhotos(int count, const QString &draft, const QStringList &tags)
{
    QStringList ids;
    for (int i = 0; i < count; ++i) {
        UploadOptions options;
        options.draft = draft;
        options.tags = tags;
        const auto stored = engine().ingest.upload(picture(++m_pictures), options, {});
        if (!stored)
            qFatal("upload: %s", qPrintable(stored.error().message));
        ids.append(stored->photo.photoId);
        m_clock->advance(Seconds{1});
    }
    return ids;
}

QStringList GuiProfile::addFiles(const QStringList &files, const QString &draft, const QString &user)
{
    QStringList ids;
    for (const QString &file : files) {
        UploadOptions options;
        options.draft = draft;
        options.user = user;
        options.duplicates = DuplicatePolicy::Store;
        if (const auto stored = engine().ingest.upload(file, options, {}))
            ids.append(stored->photo.photoId);
        m_clock->advance(Seconds{60});
    }
    return ids;
}

Photo GuiProfile::photo(const QString &id)
{
    const auto found = engine().library.findAll({id});
    return found && !found->isEmpty() ? found->constFirst() : Photo{};
}

void shot(QWidget &widget, const QString &name)
{
    const QString folder = qEnvironmentVariable("TIERDECK_SHOTS");
    if (folder.isEmpty())
        return;
    QDir().mkpath(folder);
    widget.grab().save(QDir(folder).filePath(name + u".png"_s));
}

} // namespace td::test
