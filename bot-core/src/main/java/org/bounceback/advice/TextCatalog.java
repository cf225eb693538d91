package org.bounceback.advice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * All texts of the advice, the replies and the e-mails by key. A key is the path of the text in its
 * file, such as {@code advice.user-unknown.sender.next.1}. Immutable.
 */
public final class TextCatalog {
  private static final String ENGLISH = Language.ENGLISH.code();
  private static final String IF = "if";

  /** The files with the texts of entries, by id. */
  private static final List<String> ADVICE_FILES =
      List.of("reasons", "clients", "questions", "other-servers", "our-servers", "complaints");

  /** The files with other texts, whose sections begin the keys. */
  private static final List<String> OTHER_FILES = List.of("texts/general.yaml", "texts/frame.yaml");

  /** The first part of the key for the sections that have several entries. */
  private static final Map<String, String> SECTIONS =
      Map.of(
          "notices", "notice",
          "fates", "fate",
          "unknown_facts", "unknown_fact");

  private final Map<String, LocalizedText> texts;

  private TextCatalog(Map<String, LocalizedText> texts) {
    this.texts = texts;
  }

  /**
   * Loads the bundled texts.
   *
   * @throws InvalidDataException if a file is invalid; the message contains the path
   */
  public static TextCatalog load() {
    var texts = new LinkedHashMap<String, LocalizedText>();
    for (String file : ADVICE_FILES) {
      put(texts, "advice", document("texts/" + file + ".yaml"));
    }
    OTHER_FILES.forEach(file -> putSections(texts, document(file)));
    put(texts, "reply", document("replies.yaml"));
    return new TextCatalog(texts);
  }

  /**
   * Parses texts from YAML, whose first keys begin the keys of the texts.
   *
   * @throws InvalidDataException if the YAML is invalid; the message contains the path
   */
  static TextCatalog read(String name, String yaml) {
    var texts = new LinkedHashMap<String, LocalizedText>();
    putSections(texts, DocumentCodec.yaml(name, yaml));
    return new TextCatalog(texts);
  }

  /**
   * Creates texts from one document per language. The elements of lists are numbered from 1.
   *
   * @param prefix begins the key of every text
   * @throws InvalidDataException if an English text is missing
   */
  public static TextCatalog of(String prefix, Map<Language, DocumentNode> documents) {
    var sources = new LinkedHashMap<String, Map<Language, String>>();
    documents.forEach((language, root) -> put(sources, prefix, language, root));
    var texts = new LinkedHashMap<String, LocalizedText>();
    sources.forEach(
        (key, byLanguage) -> {
          if (!byLanguage.containsKey(Language.ENGLISH)) {
            throw new InvalidDataException("there is no English text " + key);
          }
          texts.put(key, new LocalizedText(key, byLanguage, List.of()));
        });
    return new TextCatalog(texts);
  }

  private static void put(
      Map<String, Map<Language, String>> sources,
      String key,
      Language language,
      DocumentNode node) {
    if (node.isObject()) {
      node.keys().forEach(name -> put(sources, key + "." + name, language, node.require(name)));
      return;
    }
    List<DocumentNode> elements = node.list();
    if (elements.contains(node)) {
      sources.computeIfAbsent(key, any -> new EnumMap<>(Language.class)).put(language, node.text());
      return;
    }
    for (int i = 0; i < elements.size(); i++) {
      put(sources, key + "." + (i + 1), language, elements.get(i));
    }
  }

  /** Returns these texts and the other ones, which have other keys. */
  public TextCatalog and(TextCatalog other) {
    var all = new LinkedHashMap<>(texts);
    all.putAll(other.texts);
    return new TextCatalog(all);
  }

  /**
   * Returns a copy in which some texts are replaced.
   *
   * @param overrides the templates by language and key
   * @throws InvalidDataException if there is no text with a key
   */
  public TextCatalog with(Map<Language, Map<String, String>> overrides) {
    var changed = new LinkedHashMap<>(texts);
    overrides.forEach(
        (language, byKey) ->
            byKey.forEach(
                (key, template) ->
                    changed.put(key, require(changed, key).with(language, template))));
    return new TextCatalog(changed);
  }

  /** Returns a copy in which the current custom texts replace the bundled ones. */
  public TextCatalog withCustom(Supplier<CustomTexts> custom) {
    var changed = new LinkedHashMap<>(texts);
    changed.replaceAll((key, text) -> text.with(custom));
    return new TextCatalog(changed);
  }

  private static LocalizedText require(Map<String, LocalizedText> texts, String key) {
    return Optional.ofNullable(texts.get(key))
        .orElseThrow(() -> new InvalidDataException("there is no text " + key));
  }

  private static DocumentNode document(String file) {
    return DocumentCodec.yaml(file, Resources.text(TextCatalog.class, file));
  }

  private static void putSections(Map<String, LocalizedText> texts, DocumentNode root) {
    for (String section : root.keys()) {
      put(texts, SECTIONS.getOrDefault(section, section), root.require(section));
    }
  }

  private static void put(Map<String, LocalizedText> texts, String key, DocumentNode node) {
    if (!node.isObject()) {
      List<DocumentNode> elements = node.list();
      for (int i = 0; i < elements.size(); i++) {
        if (!elements.get(i).isObject()) {
          throw new InvalidDataException(elements.get(i).path() + " has no languages");
        }
        put(texts, key + "." + (i + 1), elements.get(i));
      }
    } else if (node.find(ENGLISH).isPresent() || node.find(IF).isPresent()) {
      if (texts.put(key, text(key, node)) != null) {
        throw new InvalidDataException(node.path() + ": there are two texts " + key);
      }
    } else {
      node.keys().forEach(name -> put(texts, key + "." + name, node.require(name)));
    }
  }

  private static LocalizedText text(String key, DocumentNode node) {
    node.allowKeys(ENGLISH, "de", "fr", "es", IF);
    node.require(ENGLISH);
    var sources = new EnumMap<Language, String>(Language.class);
    for (Language language : Language.values()) {
      node.findText(language.code()).ifPresent(source -> sources.put(language, source));
    }
    return new LocalizedText(key, sources, Condition.readAll(node, IF));
  }

  /** Returns all keys, in the order of the files. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(texts.keySet());
  }

  /** Returns the text with a key. */
  public Optional<LocalizedText> find(String key) {
    return Optional.ofNullable(texts.get(key));
  }

  /** Returns the alternatives with a key: one text, or a numbered list. */
  public TextAlternatives alternatives(String key) {
    return new TextAlternatives(find(key).map(List::of).orElseGet(() -> list(key)));
  }

  /** Returns the alternatives with a key, of which there is at least one. */
  TextAlternatives require(String key) {
    TextAlternatives found = alternatives(key);
    if (found.isEmpty()) {
      throw new InvalidDataException("there is no text " + key);
    }
    return found;
  }

  /** Returns the texts of a numbered list; empty if there is none. */
  public List<LocalizedText> list(String key) {
    var list = new ArrayList<LocalizedText>();
    for (int i = 1; texts.containsKey(key + "." + i); i++) {
      list.add(require(texts, key + "." + i));
    }
    return list;
  }

  /** Returns all texts whose key begins with this part. */
  public List<LocalizedText> under(String part) {
    return texts.values().stream().filter(text -> text.key().startsWith(part + ".")).toList();
  }
}
