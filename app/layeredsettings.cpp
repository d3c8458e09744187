// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/layeredsettings.h"

using namespace Qt::StringLiterals;

namespace td
{

namespace
{

const QString Environment = u"environment"_s;

/// What says which bucket it is and who may use it: from one source or from none, never mixed.
bool isIdentity(const QString &key)
{
    static const QStringList fields{u"provider"_s, u"bucket"_s, u"endpoint"_s, u"account"_s, u"key_id"_s};
    return fields.contains(key.section(u'.', 1));
}

bool hasControlCharacter(const QByteArray &bytes)
{
    return std::ranges::any_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
}

/// hot.provider and cold.provider where our own words say them.
QMap<Tier, QString> chosenProviders(const SettingsSource &source)
{
    QMap<Tier, QString> chosen;
    for (const Tier tier : {Tier::Hot, Tier::Cold}) {
        const QString key = QString(tierName(tier) + u".provider"_s);
        const QString value = source.commandLine.value(key, source.environment.value(environmentName(key)));
        if (!value.isEmpty())
            chosen.insert(tier, value);
    }
    return chosen;
}

class Gatherer
{
public:
    Gatherer(const SettingsSource &source, const QMap<QString, QString> &inFile, LayeredSettings &layers,
             SettingProblems &problems)
        : m_source(source)
        , m_inFile(inFile)
        , m_layers(layers)
        , m_problems(problems)
    {
    }

    void take(const KnownSetting &setting)
    {
        const QString alias = aliasOf(setting.key);
        if (isSecretSetting(setting.key))
            takeSecret(setting.key, alias);
        else
            takeValue(setting, alias);
    }

private:
    /// The variable of another program that says this setting now; empty: none.
    [[nodiscard]] QString aliasOf(const QString &key) const
    {
        for (const VariableBinding &binding : m_layers.variables) {
            if (const QString variable = binding.variables.value(key); !variable.isEmpty())
                return variable;
        }
        for (const QString &variable : aliasesOf(key)) {
            if (!m_source.environment.value(variable).isEmpty())
                return variable;
        }
        // AWS_REGION says the region of HOT wherever nothing nearer does
        const bool isRegion =
            key == "hot.region"_L1 && !m_inFile.contains(key) && !m_layers.variables.contains(Tier::Hot);
        if (isRegion && !m_layers.value(u"hot.bucket"_s).isEmpty() &&
            !m_source.environment.value(u"AWS_REGION"_s).isEmpty())
            return u"AWS_REGION"_s;
        return {};
    }

    void takeValue(const KnownSetting &setting, const QString &alias)
    {
        const QString &key = setting.key;
        const QString variable = environmentName(key);
        const std::optional<Tier> tier = tierOfSetting(key);
        const bool isBound = tier && m_layers.variables.contains(*tier);
        SettingValue value{.key = key, .value = setting.fallback, .source = u"default"_s};
        QString name = key;
        if (m_source.commandLine.contains(key)) {
            value = {.key = key, .value = m_source.commandLine.value(key), .source = u"command line"_s};
        } else if (m_source.environment.contains(variable)) {
            value = {.key = key, .value = m_source.environment.value(variable), .source = Environment};
            name = variable;
        } else if (!alias.isEmpty()) {
            value = {.key = key, .value = m_source.environment.value(alias), .source = Environment};
            name = alias;
        } else if (isBound && key.endsWith(".provider"_L1)) {
            value = {.key = key, .value = m_layers.variables[*tier].provider, .source = Environment};
            name = m_layers.variables[*tier].bucketVariable;
        } else if (m_inFile.contains(key) && !(isBound && isIdentity(key))) {
            value = {.key = key, .value = m_inFile.value(key), .source = u"profile"_s};
        }
        if (const auto wrong = checkSettingValue(key, value.value, name)) {
            m_problems.append(*wrong);
            // a wrong place would be judged as another one; everything else is judged further, to say all at once
            if (key.endsWith(".provider"_L1))
                value = {.key = key, .value = setting.fallback, .source = u"default"_s};
        }
        m_layers.values.insert(key, value);
        m_layers.names.insert(key, name);
    }

    void takeSecret(const QString &key, const QString &alias)
    {
        const QString own = environmentName(key);
        const QString variable = m_source.environment.value(own).isEmpty() ? alias : own;
        SettingValue value{.key = key, .value = u"not set"_s, .source = u"default"_s};
        Secret secret;
        if (!variable.isEmpty()) {
            secret = Secret(m_source.environment.value(variable).trimmed().toUtf8());
            value.source = Environment;
        } else if (auto credential = credentialOf(m_source.environment, key); !credential) {
            m_problems.append(credential.error());
        } else if (*credential) {
            secret = **std::move(credential);
            value.source = u"credentials"_s;
        }
        const QString name = variable.isEmpty() ? key : variable;
        if (!key.endsWith(".service_account"_L1) && hasControlCharacter(secret.reveal())) {
            m_problems.append(
                settingProblem(name, u"%1 holds a line break or another character that cannot be in it"_s.arg(name),
                               u"Copy it again."_s));
        } else if (!secret.isEmpty()) {
            value.value = u"set"_s;
            m_layers.secrets.insert(key, secret);
        }
        m_layers.values.insert(key, value);
        m_layers.names.insert(key, name);
    }

    const SettingsSource &m_source;
    const QMap<QString, QString> &m_inFile;
    LayeredSettings &m_layers;
    SettingProblems &m_problems;
};

} // namespace

LayeredSettings layered(const SettingsSource &source, const QMap<QString, QString> &inFile, SettingProblems &problems)
{
    LayeredSettings layers;
    layers.variables = variableBindings(source.environment, chosenProviders(source), problems);
    Gatherer gatherer(source, inFile, layers, problems);
    for (const KnownSetting &setting : knownSettings())
        gatherer.take(setting);
    return layers;
}

} // namespace td
