package org.bounceback.advice;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.bounceback.data.InvalidDataException;

/**
 * The sentences of a reply that depend on facts about the delivery and not on its cause: what
 * became of the message, whether to send it again, and the cause for those who did not send it.
 * Immutable.
 */
public final class ReplyTexts {
  private static final String ROOT = "reply";

  private final TextCatalog texts;

  /** What became of a message, as far as replies describe it. */
  public enum FateText {
    LOST,
    RETRYING,
    /** The time until which it is retried is over. */
    RETRIED,
    UNKNOWN,
    /** An e-mail app showed an error while it sent the message. */
    UNSENT,
    /** The first sentence if what became of the message is unknown. */
    PROBLEM;

    private String slot(Addressee addressee) {
      return "fates." + name().toLowerCase(Locale.ROOT) + "." + addressee.code();
    }
  }

  /**
   * Creates the sentences from a catalog.
   *
   * @throws InvalidDataException if the last text of a slot has a placeholder
   */
  public ReplyTexts(TextCatalog texts) {
    this.texts = texts;
    for (LocalizedText text : texts.under(ROOT)) {
      String slot = text.key().replaceFirst("[.][0-9]+$", "");
      if (!slot.equals(ROOT + ".promise") && !texts.alternatives(slot).needsNoValue()) {
        throw new InvalidDataException(slot + ": the last text must not need a value");
      }
    }
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

  /** Returns by when the customer hears from us; empty if nothing is promised. */
  public Optional<String> promise(Language language, Map<String, String> values) {
    return values.containsKey("promise") ? fill("promise", language, values) : Optional.empty();
  }

  /** Returns that the DNS records of the sender's domain have to be checked where its DNS is. */
  public Optional<String> checkRecords(Language language) {
    return fill("records", language, Map.of());
  }

  private Optional<String> fill(String slot, Language language, Map<String, String> values) {
    return texts.alternatives(ROOT + "." + slot).fill(language, values);
  }
}
