package org.bounceback.advice;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.Resources;

/**
 * The sentences of a reply that depend on facts about the delivery and not on its cause: what
 * became of the message, whether to send it again, and the cause for those who did not send it.
 * Immutable.
 */
public final class ReplyTexts {
  /** The texts of each slot, best first, by language. */
  private final Map<String, List<Map<Language, Template>>> slots = new HashMap<>();

  private final Map<Addressee, Set<String>> ownTexts = new EnumMap<>(Addressee.class);

  /** What became of a message, as far as replies describe it. */
  public enum FateText {
    LOST,
    RETRYING,
    /** The time until which it is retried is over. */
    RETRIED,
    UNKNOWN,
    /** The first sentence if what became of the message is unknown. */
    PROBLEM;

    private String slot(Addressee addressee) {
      return "fates." + name().toLowerCase(Locale.ROOT) + "." + addressee.code();
    }
  }

  private ReplyTexts(DocumentNode root) {
    root.allowKeys("fates", "resend", "probably", "records", "causes", "own_texts");
    for (String section : List.of("fates", "causes")) {
      DocumentNode entries = root.require(section);
      for (String name : entries.keys()) {
        for (String slot : entries.require(name).keys()) {
          read(section + "." + name + "." + slot, entries.require(name).list(slot));
        }
      }
    }
    root.require("resend")
        .keys()
        .forEach(key -> read("resend." + key, root.require("resend").list(key)));
    read("probably", root.list("probably"));
    read("records", root.list("records"));
    for (Addressee addressee : Addressee.values()) {
      ownTexts.put(addressee, new TreeSet<>(root.require("own_texts").texts(addressee.code())));
    }
  }

  private void read(String slot, List<DocumentNode> texts) {
    var alternatives = new ArrayList<Map<Language, Template>>();
    for (DocumentNode text : texts) {
      text.allowKeys("en", "de", "fr", "es");
      var byLanguage = new EnumMap<Language, Template>(Language.class);
      for (Language language : Language.values()) {
        byLanguage.put(language, Template.of(text.text(language.code())));
      }
      alternatives.add(byLanguage);
    }
    boolean needsValue =
        alternatives.isEmpty()
            || !Template.placeholders(texts.get(texts.size() - 1).text("en")).isEmpty();
    if (needsValue) {
      throw new InvalidDataException(slot + ": the last text must not need a value");
    }
    slots.put(slot, List.copyOf(alternatives));
  }

  /** Loads the bundled sentences. */
  public static ReplyTexts load() {
    String name = "replies.yaml";
    return read(name, Resources.text(ReplyTexts.class, name));
  }

  /**
   * Parses the sentences.
   *
   * @throws InvalidDataException if a language is missing or the last text of a slot has a
   *     placeholder
   */
  static ReplyTexts read(String name, String yaml) {
    return new ReplyTexts(DocumentCodec.yaml(name, yaml));
  }

  /** Returns what became of the message. */
  public Optional<String> fate(
      FateText fate, Addressee addressee, Language language, Map<String, String> values) {
    return addressee.textsOf().stream()
        .flatMap(each -> fill(fate.slot(each), language, values).stream())
        .findFirst();
  }

  /** Returns the cause for an addressee who did not send the message; empty if none is written. */
  public Optional<String> cause(
      Verdict verdict, Addressee addressee, Language language, Map<String, String> values) {
    return addressee.textsOf().stream()
        .flatMap(
            each -> fill("causes." + each.code() + "." + verdict.code(), language, values).stream())
        .findFirst();
  }

  /** Returns that the message must not be sent again while it is retried. */
  public Optional<String> doNotResend(Language language) {
    return fill("resend.retrying", language, Map.of());
  }

  /** Returns when to send a lost message again; empty if nothing needs to be said. */
  public Optional<String> resend(Assessment assessment, Language language) {
    return fill("resend." + assessment.verdict().code(), language, Map.of())
        .or(() -> fill("resend." + assessment.actor().code(), language, Map.of()));
  }

  /** Returns that the cause is not certain. */
  public Optional<String> probably(Language language) {
    return fill("probably", language, Map.of());
  }

  /** Returns that the DNS records of the sender's domain have to be checked where its DNS is. */
  public Optional<String> checkRecords(Language language) {
    return fill("records", language, Map.of());
  }

  /** Returns whether the text of an entry is written for this addressee and no other. */
  public boolean isOnlyFor(Addressee addressee, String entry) {
    return ownTexts.getOrDefault(addressee, Set.of()).contains(entry);
  }

  /** Returns whether the text of an entry can be used for an addressee. */
  public boolean isOwnText(Addressee addressee, String entry) {
    return addressee.textsOf().stream()
        .anyMatch(each -> ownTexts.getOrDefault(each, Set.of()).contains(entry));
  }

  private Optional<String> fill(String slot, Language language, Map<String, String> values) {
    return slots.getOrDefault(slot, List.of()).stream()
        .flatMap(text -> Optional.ofNullable(text.get(language)).stream())
        .filter(template -> template.isFilledBy(values))
        .findFirst()
        .flatMap(template -> template.fill(values));
  }
}
