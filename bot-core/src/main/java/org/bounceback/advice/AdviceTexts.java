package org.bounceback.advice;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The texts of one piece of advice.
 *
 * @param headline one sentence for the agent
 * @param details the background for the agent
 * @param steps what the agent does now, a few at most
 * @param replies the cause for a customer, by addressee
 * @param adminRequest the request to the recipient's mail admin, if an e-mail to them helps
 */
public record AdviceTexts(
    TextAlternatives headline,
    TextAlternatives details,
    List<LocalizedText> steps,
    Map<Addressee, CauseTexts> replies,
    TextAlternatives adminRequest) {

  /** Nothing to say. */
  static final AdviceTexts NONE =
      new AdviceTexts(
          TextAlternatives.NONE, TextAlternatives.NONE, List.of(), Map.of(), TextAlternatives.NONE);

  public AdviceTexts {
    steps = List.copyOf(steps);
    replies = replies.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(replies));
  }

  /**
   * The cause and what to do, for one addressee.
   *
   * @param why the cause in one sentence
   * @param next what we do or the customer does
   */
  public record CauseTexts(TextAlternatives why, List<LocalizedText> next) {
    /** Nothing to say. */
    public static final CauseTexts NONE = new CauseTexts(TextAlternatives.NONE, List.of());

    public CauseTexts {
      next = List.copyOf(next);
    }

    private CauseTexts resolve(AdviceContext adviceContext) {
      return new CauseTexts(why, fitting(next, adviceContext));
    }

    /** Returns all texts. */
    public List<LocalizedText> all() {
      return Stream.concat(why.texts().stream(), next.stream()).toList();
    }
  }

  /** Reads the texts whose keys begin with this part. */
  static AdviceTexts of(TextCatalog texts, String part) {
    var replies = new EnumMap<Addressee, CauseTexts>(Addressee.class);
    for (Addressee addressee : Addressee.values()) {
      String key = part + "." + addressee.code();
      var reply = new CauseTexts(texts.alternatives(key + ".why"), texts.list(key + ".next"));
      if (!reply.all().isEmpty()) {
        replies.put(addressee, reply);
      }
    }
    return new AdviceTexts(
        texts.alternatives(part + ".headline"),
        texts.alternatives(part + ".details"),
        texts.list(part + ".steps"),
        replies,
        texts.alternatives(part + ".admin_request"));
  }

  /** Returns the texts that apply to a situation. */
  AdviceTexts resolve(AdviceContext adviceContext) {
    var resolved = new EnumMap<Addressee, CauseTexts>(Addressee.class);
    replies.forEach((addressee, reply) -> resolved.put(addressee, reply.resolve(adviceContext)));
    return new AdviceTexts(
        headline, details, fitting(steps, adviceContext), resolved, adminRequest);
  }

  private static List<LocalizedText> fitting(
      List<LocalizedText> texts, AdviceContext adviceContext) {
    return texts.stream().filter(text -> text.applies(adviceContext)).toList();
  }

  /**
   * Returns these texts, with missing ones taken from {@code other}. The replies are taken
   * together: the cause for one addressee does not fit another cause for the next.
   */
  public AdviceTexts orElse(AdviceTexts other) {
    return new AdviceTexts(
        headline.orElse(other.headline),
        details.orElse(other.details),
        steps.isEmpty() ? other.steps : steps,
        replies.isEmpty() ? other.replies : replies,
        adminRequest.orElse(other.adminRequest));
  }

  AdviceTexts withoutAdminRequest() {
    return new AdviceTexts(headline, details, steps, replies, TextAlternatives.NONE);
  }

  /** Returns the cause for an addressee, as far as a text for them or for anyone is written. */
  public Optional<CauseTexts> reply(Addressee addressee) {
    return addressee.textsOf().stream()
        .flatMap(each -> Optional.ofNullable(replies.get(each)).stream())
        .findFirst();
  }

  /** Returns the cause for the sender, or for whoever a text is written. */
  public CauseTexts anyReply() {
    return replies.values().stream().findFirst().orElse(CauseTexts.NONE);
  }

  /** Returns whether the replies are only written for this addressee. */
  public boolean isOnlyFor(Addressee addressee) {
    return replies.keySet().equals(Set.of(addressee));
  }

  /** Returns all texts. */
  public List<LocalizedText> all() {
    var all = new ArrayList<LocalizedText>(headline.texts());
    all.addAll(details.texts());
    all.addAll(steps);
    all.addAll(customerTexts());
    all.addAll(adminRequest.texts());
    return all;
  }

  /** Returns the texts that are sent to customers. */
  public List<LocalizedText> customerTexts() {
    return replies.values().stream().flatMap(reply -> reply.all().stream()).toList();
  }
}
