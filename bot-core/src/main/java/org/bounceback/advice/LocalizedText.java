package org.bounceback.advice;

import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * A text with a key and one template per language. A language without its own template uses the
 * English one. Immutable.
 */
public final class LocalizedText {
  private final String key;
  private final Map<Language, String> sources;
  private final List<Condition> conditions;
  private final Supplier<CustomTexts> custom;

  /** The parsed templates by language; most texts are only used in one language. */
  private final Map<Language, Template> templates = new ConcurrentHashMap<>();

  /**
   * Creates a text.
   *
   * @param sources the templates, at least the English one
   * @param conditions one of them must hold for the text to be used; empty if it always is
   */
  LocalizedText(String key, Map<Language, String> sources, List<Condition> conditions) {
    this(key, sources, conditions, () -> CustomTexts.NONE);
  }

  private LocalizedText(
      String key,
      Map<Language, String> sources,
      List<Condition> conditions,
      Supplier<CustomTexts> custom) {
    if (!sources.containsKey(Language.ENGLISH)) {
      throw new IllegalArgumentException(key + " has no English text");
    }
    this.key = key;
    this.sources = new EnumMap<>(sources);
    this.conditions = List.copyOf(conditions);
    this.custom = custom;
  }

  /** Fills each text in a language, and omits those that could not be filled. */
  public static List<String> fillAll(
      Collection<LocalizedText> texts, Language language, Map<String, String> values) {
    return texts.stream().flatMap(text -> text.fill(language, values).stream()).toList();
  }

  /** Returns the key, such as {@code advice.user-unknown.steps.1}. */
  public String key() {
    return key;
  }

  /** Returns the template in a language; empty if the text is missing in it. */
  public Optional<String> find(Language language) {
    return custom.get().find(language, key).or(() -> Optional.ofNullable(sources.get(language)));
  }

  /** Returns the template in a language, or the English one. */
  public String in(Language language) {
    return find(language).or(() -> find(Language.ENGLISH)).orElseThrow();
  }

  /** Returns the text with all values filled in; empty if no sentence could be filled. */
  public Optional<String> fill(Language language, Map<String, String> values) {
    return template(language).fill(values);
  }

  /** Returns whether no placeholder lacks a value. */
  boolean isFilledBy(Language language, Map<String, String> values) {
    return template(language).isFilledBy(values);
  }

  /** Returns the names of all placeholders. */
  public Set<String> placeholders() {
    return new LinkedHashSet<>(Template.placeholders(in(Language.ENGLISH)));
  }

  /** Returns the conditions, one of which must hold for the text to be used; empty if none. */
  List<Condition> conditions() {
    return conditions;
  }

  boolean applies(AdviceContext adviceContext) {
    return conditions.isEmpty() || Condition.anyMatches(conditions, adviceContext);
  }

  /** Returns a copy with another template in a language. */
  LocalizedText with(Language language, String template) {
    var changed = new EnumMap<>(sources);
    changed.put(language, template);
    return new LocalizedText(key, changed, conditions, custom);
  }

  /** Returns a copy that uses the current custom texts before its own. */
  LocalizedText with(Supplier<CustomTexts> customTexts) {
    return new LocalizedText(key, sources, conditions, customTexts);
  }

  private Template template(Language language) {
    CustomTexts current = custom.get();
    Optional<Template> replaced = current.template(language, key);
    if (replaced.isPresent()) {
      return replaced.get();
    }
    if (!sources.containsKey(language) && language != Language.ENGLISH) {
      return template(Language.ENGLISH);
    }
    return templates.computeIfAbsent(
        language, each -> Template.of(Objects.requireNonNull(sources.get(each))));
  }

  @Override
  public String toString() {
    return key;
  }
}
