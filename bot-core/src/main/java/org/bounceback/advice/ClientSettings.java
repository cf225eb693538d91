package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * The steps that change a setting in each e-mail app, as texts for replies to customers, with the
 * menu words of the reply's language. Immutable.
 */
public final class ClientSettings {
  static final int MAX_STEPS = 4;

  /** The steps for an app that is not known. */
  private static final String UNKNOWN_APP = "";

  private static final String SERVER = "server";

  private final Map<String, Map<Language, Map<ClientSetting, String>>> byApp = new HashMap<>();
  private final Map<Language, String> unnamedServer = new EnumMap<>(Language.class);

  private ClientSettings(DocumentNode root, MailClientCatalog mailClients) {
    root.allowKeys("server", "words", "settings", "kinds", "apps");
    DocumentNode apps = root.require("apps");
    for (String id : apps.keys()) {
      if (mailClients.find(id).isEmpty()) {
        throw new InvalidDataException(apps.require(id).path() + ": no such e-mail app");
      }
      apps.require(id).allowKeys("verified", "sources", "words", "steps");
    }
    for (Language language : Language.values()) {
      unnamedServer.put(language, root.require(SERVER).text(language.code()));
      put(root, UNKNOWN_APP, Optional.empty(), language);
      for (MailClient mailClient : mailClients.all()) {
        put(root, mailClient.id(), Optional.of(mailClient.kind()), language);
      }
    }
  }

  /** Loads the bundled settings. */
  public static ClientSettings load() {
    String name = "client-settings.yaml";
    return read(name, Resources.text(ClientSettings.class, name), MailClientCatalog.load());
  }

  /**
   * Parses the settings of the given apps.
   *
   * @throws InvalidDataException if steps or words of a language are missing, a step has an unknown
   *     word, or there are more than four steps; the message contains the path
   */
  static ClientSettings read(String name, String yaml, MailClientCatalog mailClients) {
    return new ClientSettings(DocumentCodec.yaml(name, yaml), mailClients);
  }

  private void put(
      DocumentNode root, String app, Optional<MailClient.Kind> kind, Language language) {
    var sources = new ArrayList<DocumentNode>();
    Optional<DocumentNode> own = root.require("apps").find(app);
    own.flatMap(entry -> entry.find("steps")).ifPresent(sources::add);
    kind.map(each -> each.name().toLowerCase(Locale.ROOT))
        .flatMap(each -> root.require("kinds").find(each))
        .ifPresent(sources::add);
    sources.add(root.require("settings"));
    for (DocumentNode source : sources) {
      checkNames(source);
    }
    Map<String, String> words = words(root.require("words").require(language.code()));
    own.ifPresent(entry -> words.putAll(words(entry.require("words").require(language.code()))));
    var texts = new EnumMap<ClientSetting, String>(ClientSetting.class);
    for (ClientSetting setting : ClientSetting.values()) {
      DocumentNode steps =
          sources.stream()
              .flatMap(source -> source.find(setting.code()).stream())
              .findFirst()
              .orElseThrow(
                  () -> new InvalidDataException("no steps for the setting " + setting.code()));
      texts.put(setting, text(steps, language, words));
    }
    byApp
        .computeIfAbsent(app, id -> new EnumMap<>(Language.class))
        .put(language, Map.copyOf(texts));
  }

  private static void checkNames(DocumentNode source) {
    for (String code : source.keys()) {
      if (ClientSetting.ofCode(code).isEmpty()) {
        throw new InvalidDataException(source.path() + ": no such setting: " + code);
      }
    }
  }

  private static Map<String, String> words(DocumentNode entry) {
    var words = new HashMap<String, String>();
    entry.keys().forEach(key -> words.put(key, entry.text(key)));
    return words;
  }

  private static String text(DocumentNode entry, Language language, Map<String, String> words) {
    List<String> steps = entry.texts(language.code());
    if (steps.isEmpty() || steps.size() > MAX_STEPS) {
      throw new InvalidDataException(entry.path() + ": 1 to 4 steps in " + language.code());
    }
    List<String> filled = steps.stream().map(step -> fill(entry, step, words)).toList();
    if (filled.size() == 1) {
      return filled.get(0);
    }
    var text = new StringBuilder(words.getOrDefault("in", ""));
    text.append(language == Language.FRENCH ? " :" : ":");
    for (int i = 0; i < filled.size(); i++) {
      text.append('\n').append(i + 1).append(". ").append(filled.get(i));
    }
    return text.toString();
  }

  /** Fills in the words of the app; only the name of the server is left. */
  private static String fill(DocumentNode entry, String step, Map<String, String> words) {
    String filled = step;
    for (String name : Template.placeholders(step)) {
      if (!name.equals(SERVER)) {
        String word = words.get(name);
        if (word == null) {
          throw new InvalidDataException(entry.path() + ": unknown word {" + name + "}");
        }
        filled = filled.replace("{" + name + "}", word);
      }
    }
    return filled;
  }

  /**
   * Returns the steps for a setting in an app; general ones if the app is unknown.
   *
   * @param submissionHost our server for outgoing mail, if there is exactly one
   */
  public String steps(
      ClientSetting setting,
      Optional<MailClient> mailClient,
      Language language,
      Optional<String> submissionHost) {
    boolean isOutgoing =
        setting == ClientSetting.OUTGOING_LOGIN || setting == ClientSetting.OUTGOING_SERVER;
    String server =
        submissionHost
            .filter(host -> isOutgoing)
            .or(() -> find(unnamedServer, language))
            .orElse("");
    String app = mailClient.map(MailClient::id).orElse(UNKNOWN_APP);
    return find(byApp, app)
        .flatMap(texts -> find(texts, language))
        .flatMap(texts -> find(texts, setting))
        .orElse("")
        .replace("{" + SERVER + "}", server);
  }

  /** Returns the steps for every setting in an app, by placeholder. */
  public Map<String, String> placeholderValues(
      Optional<MailClient> mailClient, Language language, Optional<String> submissionHost) {
    var values = new HashMap<String, String>();
    for (ClientSetting setting : ClientSetting.values()) {
      values.put(setting.placeholder(), steps(setting, mailClient, language, submissionHost));
    }
    return values;
  }

  private static <K, V> Optional<V> find(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key));
  }
}
