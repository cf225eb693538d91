package org.bounceback.advice;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Puts the greeting, the offer of help and the signature around the paragraphs of a reply to a
 * customer.
 */
public final class ReplyFrame {
  /** The offer to reply, if no message to a recipient failed. */
  public static final String QUESTIONS = "questions";

  /** The help for a customer who should have received the message. */
  public static final String FOR_RECIPIENT = "for-recipient";

  /** Shorter replies end with what the customer can do until the problem is fixed. */
  private static final int ENOUGH_WORDS = 60;

  private static final int LEAST_WORDS = 44;

  private final TextCatalog texts;
  private final SupportTeam team;

  /** Creates the frame for a team. */
  public ReplyFrame(TextCatalog texts, SupportTeam team) {
    this.texts = texts;
    this.team = team;
  }

  /** Returns the team that signs. */
  public SupportTeam team() {
    return team;
  }

  /**
   * Returns a complete reply.
   *
   * @param customer the customer's name, if the message states it
   * @param paragraphs what happened and what to do
   * @param help whose help to offer if the reply is short: an actor's code, or {@code
   *     for-recipient}
   */
  public String write(
      Language language, Optional<String> customer, List<String> paragraphs, String help) {
    Map<String, String> values = new HashMap<>(team.values(language));
    customer.ifPresent(name -> values.put("name", name));
    var reply = new ArrayList<String>();
    text("greeting", language, values).ifPresent(reply::add);
    reply.addAll(paragraphs);
    help(reply, language, help).ifPresent(reply::add);
    reply.add(
        Stream.concat(
                text("closing", language, values).stream(), Stream.of(team.signature(language)))
            .reduce((closing, signature) -> closing + "\n" + signature)
            .orElseThrow());
    reply.removeIf(String::isBlank);
    return String.join("\n\n", reply);
  }

  /**
   * Returns a complete reply with the texts of one piece of advice.
   *
   * @param opening what became of the message, if the texts do not say it
   * @param actor who needs to act
   */
  public String write(
      Language language,
      Optional<String> opening,
      AdviceTexts.CauseTexts cause,
      Actor actor,
      Map<String, String> values) {
    var all = new HashMap<>(values);
    all.putAll(team.values(language));
    var paragraphs = new ArrayList<String>();
    Stream.concat(opening.stream(), cause.why().fill(language, all).stream())
        .reduce((first, second) -> first + " " + second)
        .ifPresent(paragraphs::add);
    List<String> next = new ArrayList<>(LocalizedText.fillAll(cause.next(), language, all));
    if (actor == Actor.OUR_HOST && all.containsKey("promise")) {
      text("promise", language, all).ifPresent(next::add);
    }
    paragraphs.add(joined(next));
    return write(
        language, Optional.empty(), paragraphs, actor == Actor.SENDER ? actor.code() : QUESTIONS);
  }

  /** Joins sentences to a paragraph; a numbered list gets its own lines. */
  public static String joined(List<String> sentences) {
    var text = new StringBuilder();
    boolean isAfterList = false;
    for (String sentence : sentences) {
      boolean isList = sentence.contains("\n");
      if (!text.isEmpty()) {
        text.append(isList || isAfterList ? "\n\n" : " ");
      }
      text.append(sentence);
      isAfterList = isList;
    }
    return text.toString();
  }

  /** Returns what the customer can do until the problem is fixed, if the reply is short. */
  private Optional<String> help(List<String> reply, Language language, String help) {
    Map<String, String> values = team.values(language);
    int words = words(reply);
    if (words >= ENOUGH_WORDS) {
      return Optional.empty();
    }
    Optional<String> first =
        text("help." + help, language, values)
            .filter(offer -> !isOffered(reply, offer))
            .or(() -> text("help." + QUESTIONS, language, values));
    boolean isStillShort = words + words(first.stream().toList()) < LEAST_WORDS;
    Optional<String> second =
        isStillShort ? text("help.another-error", language, values) : Optional.empty();
    return Stream.concat(first.stream(), second.stream()).reduce((one, other) -> one + " " + other);
  }

  /**
   * Returns whether a sentence of the reply starts with the same condition, as "If it's urgent,".
   */
  private static boolean isOffered(List<String> reply, String offer) {
    int comma = offer.indexOf(',');
    return comma > 0
        && reply.stream().anyMatch(paragraph -> paragraph.contains(offer.substring(0, comma + 1)));
  }

  private static int words(List<String> paragraphs) {
    return paragraphs.stream()
        .mapToInt(paragraph -> new StringTokenizer(paragraph).countTokens())
        .sum();
  }

  private Optional<String> text(String slot, Language language, Map<String, String> values) {
    return texts.alternatives("reply." + slot).fill(language, values);
  }
}
