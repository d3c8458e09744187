// SPDX-License-Identifier: GPL-3.0-or-later
#include "http/bodyreader.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

#include <microhttpd.h>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

constexpr qsizetype LongestFilename = 255; ///< what a folder can hold
constexpr std::size_t FormBuffer = 64 * 1024;
constexpr qsizetype LongestBoundary = 70; // RFC 2046
constexpr int MostFields = 1'000;

tl::unexpected<Error> bodyTooLarge(qint64 most)
{
    return fail(ErrorCode::InvalidArgument, u"http.too_large"_s, u"More than %1 bytes"_s.arg(most));
}

tl::unexpected<Error> brokenForm(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, u"http.form"_s, message);
}

/// No text in it has a NUL, which databases and file systems take for its end.
bool isWithoutNul(const QJsonValue &value)
{
    if (value.isString())
        return !value.toString().contains(QChar(0));
    const QJsonArray array = value.toArray();
    for (const QJsonValue entry : array) {
        if (!isWithoutNul(entry))
            return false;
    }
    const QJsonObject object = value.toObject();
    for (auto it = object.constBegin(); it != object.constEnd(); ++it) {
        if (it.key().contains(QChar(0)) || !isWithoutNul(*it))
            return false;
    }
    return true;
}

class JsonBody final : public BodyReader
{
public:
    explicit JsonBody(qint64 most)
        : m_most(most)
    {
    }
    [[nodiscard]] Result<void> take(QByteArrayView bytes) override
    {
        if (m_bytes.size() + bytes.size() > m_most)
            return bodyTooLarge(m_most);
        m_bytes.append(bytes);
        return {};
    }
    [[nodiscard]] Result<void> finish(ServiceRequest &request) override
    {
        if (m_bytes.trimmed().isEmpty())
            return {};
        QJsonParseError problem{};
        const QJsonDocument document = QJsonDocument::fromJson(m_bytes, &problem);
        if (!document.isObject())
            return fail(ErrorCode::InvalidArgument, u"http.json"_s,
                        problem.error == QJsonParseError::NoError
                            ? u"The body is no JSON object"_s
                            : u"The body is no JSON: %1 at byte %2"_s.arg(problem.errorString()).arg(problem.offset));
        if (!isWithoutNul(document.object()))
            return fail(ErrorCode::InvalidArgument, u"http.json"_s, u"The body holds a NUL character"_s);
        request.json = document.object();
        return {};
    }

private:
    const qint64 m_most;
    QByteArray m_bytes;
};

class IgnoredBody final : public BodyReader
{
public:
    [[nodiscard]] Result<void> take(QByteArrayView) override { return {}; }
    [[nodiscard]] Result<void> finish(ServiceRequest &) override { return {}; }
};

std::optional<QString> utf8Text(const QByteArray &bytes)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    const QString text = decoder.decode(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return std::nullopt;
    return text;
}

class FormBody final : public BodyReader
{
public:
    FormBody(MHD_Connection *connection, const HttpLimits &limits, QString spoolFolder)
        : m_limits(limits)
        , m_spoolFolder(std::move(spoolFolder))
        , m_processor(MHD_create_post_processor(connection, FormBuffer, &FormBody::onPart, this))
    {
    }
    ~FormBody() override
    {
        if (m_processor)
            MHD_destroy_post_processor(m_processor);
    }
    FormBody(const FormBody &) = delete;
    FormBody &operator=(const FormBody &) = delete;
    [[nodiscard]] bool isUsable() const { return m_processor != nullptr; }

    [[nodiscard]] Result<void> take(QByteArrayView bytes) override
    {
        const bool isTaken = MHD_post_process(m_processor, bytes.data(), std::size_t(bytes.size())) == MHD_YES;
        if (m_problem)
            return fail(*m_problem);
        return isTaken ? Result<void>() : brokenForm(u"The form is broken"_s);
    }
    [[nodiscard]] Result<void> finish(ServiceRequest &request) override
    {
        // The last part ends only now, and may be a field without a value.
        const bool isWhole = MHD_destroy_post_processor(std::exchange(m_processor, nullptr)) == MHD_YES;
        if (m_problem)
            return fail(*m_problem);
        if (!isWhole)
            return brokenForm(u"The form ends too soon"_s);
        for (const auto &[name, value] : m_fields) {
            const std::optional<QString> text = utf8Text(value);
            if (!text)
                return brokenForm(u"A field of the form is no UTF-8"_s);
            request.form.append({name, *text});
        }
        request.files = std::move(m_files);
        return {};
    }

private:
    static MHD_Result onPart(void *self, MHD_ValueKind, const char *key, const char *filename, const char *,
                             const char *, const char *data, std::uint64_t offset, std::size_t size)
    {
        auto *form = static_cast<FormBody *>(self);
        const QByteArrayView bytes(data, qsizetype(size));
        const Result<void> taken =
            filename ? form->takeFile(key, filename, bytes, offset == 0) : form->takeField(key, bytes, offset == 0);
        if (taken)
            return MHD_YES;
        form->m_problem = taken.error();
        return MHD_NO;
    }
    [[nodiscard]] Result<QString> nameOf(const char *key)
    {
        const std::optional<QString> name = utf8Text(QByteArray(key ? key : ""));
        if (!name)
            return brokenForm(u"A name in the form is no UTF-8"_s);
        return *name;
    }
    [[nodiscard]] Result<void> takeField(const char *key, QByteArrayView bytes, bool isNew)
    {
        TD_ASSIGN(const QString name, nameOf(key));
        m_fieldBytes += bytes.size() + (isNew ? name.size() : 0);
        if (m_fieldBytes > m_limits.formBytes || m_fields.size() > MostFields)
            return bodyTooLarge(m_limits.formBytes);
        const bool goesOn = !m_fields.isEmpty() && m_fields.last().first == name && m_fields.last().second.isEmpty();
        if (m_fields.isEmpty() || (isNew && !goesOn))
            m_fields.append({name, {}});
        m_fields.last().second.append(bytes);
        return {};
    }
    [[nodiscard]] Result<void> takeFile(const char *key, const char *filename, QByteArrayView bytes, bool isNew)
    {
        TD_ASSIGN(const QString name, nameOf(key));
        TD_ASSIGN(const QString whole, nameOf(filename));
        const QString called = whole.left(LongestFilename);
        // The parser may tell of a part before it has a byte of it, and then again.
        const bool goesOn = !m_files.empty() && m_files.back().field == name && m_files.back().filename == called &&
                            m_files.back().bytes.size() == 0;
        if (m_files.empty() || (isNew && !goesOn)) {
            if (qint64(m_files.size()) >= m_limits.filesInForm)
                return brokenForm(u"More than %1 files in one form"_s.arg(m_limits.filesInForm));
            TD_ASSIGN(SpoolFile spool, SpoolFile::create(m_spoolFolder));
            m_files.push_back({.field = name, .filename = called, .bytes = std::move(spool)});
        }
        SpoolFile &file = m_files.back().bytes;
        if (file.size() + bytes.size() > m_limits.fileBytes)
            return bodyTooLarge(m_limits.fileBytes);
        return file.append(bytes);
    }

    const HttpLimits m_limits;
    const QString m_spoolFolder;
    std::optional<Error> m_problem;
    QList<std::pair<QString, QByteArray>> m_fields;
    qint64 m_fieldBytes = 0;
    std::vector<FormFile> m_files;
    MHD_PostProcessor *m_processor = nullptr;
};

/// A boundary as the standard has it; the parser is not asked about others.
bool hasPlainBoundary(const QByteArray &contentType)
{
    const qsizetype at = contentType.toLower().indexOf("boundary=");
    if (at < 0)
        return false;
    const QByteArray boundary = contentType.sliced(at + 9).split(';').first().trimmed();
    const qsizetype quotes = boundary.startsWith('"') ? 2 : 0;
    const auto isPlain = [](char c) { return c >= 0x20 && c < 0x7f; };
    return boundary.size() > quotes && boundary.size() - quotes <= LongestBoundary &&
           std::ranges::all_of(boundary, isPlain);
}

} // namespace

std::unique_ptr<BodyReader> jsonBody(const HttpLimits &limits)
{
    return std::make_unique<JsonBody>(limits.jsonBytes);
}

std::unique_ptr<BodyReader> ignoredBody()
{
    return std::make_unique<IgnoredBody>();
}

Result<std::unique_ptr<BodyReader>> formBody(MHD_Connection *connection, const HttpLimits &limits,
                                             const QString &spoolFolder)
{
    const char *value = nullptr;
    std::size_t size = 0;
    MHD_lookup_connection_value_n(connection, MHD_HEADER_KIND, MHD_HTTP_HEADER_CONTENT_TYPE,
                                  sizeof MHD_HTTP_HEADER_CONTENT_TYPE - 1, &value, &size);
    const QByteArray contentType(value, qsizetype(size));
    const QByteArray kind = contentType.split(';').first().trimmed().toLower();
    if (kind == MHD_HTTP_POST_ENCODING_MULTIPART_FORMDATA && !hasPlainBoundary(contentType))
        return brokenForm(u"The form has no boundary"_s);
    if (kind != MHD_HTTP_POST_ENCODING_MULTIPART_FORMDATA && kind != MHD_HTTP_POST_ENCODING_FORM_URLENCODED)
        return fail(ErrorCode::InvalidArgument, u"http.content_type"_s,
                    u"Send the photo as multipart/form-data, in a field \"file\" with a file name"_s);
    auto body = std::make_unique<FormBody>(connection, limits, spoolFolder);
    if (!body->isUsable())
        return brokenForm(u"The form has no boundary"_s);
    return std::unique_ptr<BodyReader>(std::move(body));
}

} // namespace td
