// SPDX-License-Identifier: GPL-3.0-or-later
// Every text of the window has its French, and the catalogue knows every text.
#include "support/testprogram.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

using namespace Qt::StringLiterals;

namespace
{

struct Message {
    QString context, source, translation, type;
    QStringList plurals;
    [[nodiscard]] QString id() const { return context + u" | "_s + source; }
};

QList<Message> readCatalogue(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QList<Message> messages;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "name"_L1)
            context = xml.readElementText();
        else if (xml.name() == "message"_L1)
            messages.append({.context = context, .source = {}, .translation = {}, .type = {}, .plurals = {}});
        else if (messages.isEmpty())
            continue;
        else if (xml.name() == "source"_L1)
            messages.last().source = xml.readElementText();
        else if (xml.name() == "translation"_L1) {
            messages.last().type = xml.attributes().value("type"_L1).toString();
            while (!(xml.isEndElement() && xml.name() == "translation"_L1) && !xml.atEnd()) {
                xml.readNext();
                if (xml.isStartElement() && xml.name() == "numerusform"_L1)
                    messages.last().plurals << xml.readElementText();
                else if (xml.isCharacters())
                    messages.last().translation += xml.text();
            }
        }
    }
    return messages;
}

QString placeholders(const QString &text)
{
    QStringList found;
    static const QRegularExpression pattern(u"%L?[1-9n]"_s);
    for (auto it = pattern.globalMatch(text); it.hasNext();)
        found << it.next().captured();
    found.removeDuplicates();
    found.sort();
    return found.join(u' ');
}

} // namespace

class TestTranslations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void frenchIsComplete()
    {
        const auto messages = readCatalogue(QString(QStringView(TD_SOURCE_DIR) + u"/translations/tierdeck_fr.ts"_s));
        QVERIFY(messages.size() > 100);
        QStringList wrong;
        for (const Message &m : messages) {
            const bool empty = m.plurals.isEmpty() ? m.translation.trimmed().isEmpty() : m.plurals.contains(QString());
            if (m.type == "unfinished"_L1 || (empty && m.type.isEmpty()))
                wrong << u"untranslated: "_s + m.id();
            for (const QString &text : m.plurals.isEmpty() ? QStringList{m.translation} : m.plurals) {
                // a French singular may leave the number out
                if (m.type.isEmpty() && m.plurals.isEmpty() && placeholders(text) != placeholders(m.source))
                    wrong << u"other placeholders: "_s + m.id();
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 40).join(u'\n')));
    }

    void everyTextIsInTheCatalogue()
    {
        QString lupdate = QStandardPaths::findExecutable(u"lupdate"_s, {u"/usr/lib/qt6/bin"_s});
        QVERIFY2(!lupdate.isEmpty(), "lupdate is not installed (package qt6-l10n-tools)");
        const QString root = QStringView(TD_SOURCE_DIR).toString();
        QTemporaryDir dir;
        const QString fresh = dir.filePath(u"fresh_fr.ts"_s);
        QProcess process;
        process.start(lupdate, {u"-silent"_s, u"-locations"_s, u"none"_s, u"-I"_s, root, root + u"/ui"_s,
                                root + u"/app/desktop"_s, u"-ts"_s, fresh});
        QVERIFY(process.waitForFinished(60000));
        QSet<QString> known;
        for (const Message &m : readCatalogue(root + u"/translations/tierdeck_fr.ts"_s))
            known.insert(m.id());
        QStringList missing;
        const auto wanted = readCatalogue(fresh);
        QVERIFY(wanted.size() > 100);
        for (const Message &m : wanted) {
            if (!known.contains(m.id()))
                missing << m.id();
        }
        QVERIFY2(missing.isEmpty(),
                 qPrintable(u"run translations/update, then translate:\n"_s + missing.mid(0, 40).join(u'\n')));
    }
};

TD_TEST(TestTranslations)
#include "tst_translations.moc"
