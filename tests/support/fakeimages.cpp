// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/fakeimages.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QRandomGenerator>

namespace td::test
{

using namespace Qt::StringLiterals;

Result<ProcessedImage> FakeImages::process(const QByteArray &file, const QString &name, const ImagePolicy &policy) const
{
    if (file.startsWith("BAD"_ba))
        return fail(ErrorCode::InvalidArgument, u"image.unsupported"_s,
                    u"%1 is no picture that can be stored."_s.arg(name), name, u"Use JPEG, PNG, GIF or WebP."_s);
    ProcessedImage image;
    image.outputs.append({variant::Master, file, u"image/jpeg"_s, u"jpg"_s, QSize(2000, 1500)});
    for (const VariantSpec &spec : policy.variants) {
        QByteArray bytes = spec.name.toUtf8();
        bytes.append(QCryptographicHash::hash(file, QCryptographicHash::Sha256));
        image.outputs.append({spec.name, bytes, u"image/jpeg"_s, u"jpg"_s, QSize(spec.maxSide, spec.maxSide)});
    }
    image.damaged = file.contains("DAMAGED"_ba);
    if (image.damaged)
        image.warnings.append(u"premature end of data"_s);
    if (image.damaged || policy.keepOriginal)
        image.outputs.append({variant::Original, file, u"image/jpeg"_s, u"jpg"_s, QSize(2000, 1500)});
    const qsizetype looks = file.indexOf("LOOKS "_ba);
    image.phash = looks < 0 ? qHash(file) : file.mid(looks + 6, 16).toULongLong(nullptr, 16);
    if (const qsizetype at = file.indexOf("\nEXIF{"); at >= 0)
        image.exif = QJsonDocument::fromJson(file.sliced(at + 5).split('\n').constFirst()).object();
    return image;
}

Result<ImageTrial> FakeLab::attempt(const QByteArray &source, const QString &name, const ImagePolicy &policy) const
{
    if (source.startsWith("BAD"_ba))
        return fail(ErrorCode::InvalidArgument, u"image.unsupported"_s, u"%1 is no picture."_s.arg(name), name);
    const QByteArray master = source.left(source.size() * policy.quality / 100);
    return ImageTrial{.master = {variant::Master, master, u"image/jpeg"_s, u"jpg"_s, QSize(policy.maxSide, 100)},
                      .similarity = policy.quality / 100.0,
                      .compressedBefore = source.contains("OURS"_ba)};
}

QByteArray fakePhoto(quint32 seed, int size)
{
    QRandomGenerator random(seed);
    QByteArray bytes("FAKE"_ba);
    bytes.append(QByteArray::number(seed));
    bytes.append('\n');
    while (bytes.size() < size) {
        const quint32 word = random.generate();
        bytes.append(reinterpret_cast<const char *>(&word), sizeof word);
    }
    return bytes;
}

QString sha256Of(const QByteArray &bytes)
{
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

} // namespace td::test
