package org.bounceback.bounce.reason;

import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.bounceback.bounce.BounceReason;
import org.bounceback.bounce.Confidence;
import org.bounceback.bounce.Evidence;
import org.bounceback.bounce.ReasonDecision;
import org.bounceback.bounce.reason.ReasonRule.Span;
import org.bounceback.data.DocumentCodec;
import org.bounceback.data.Resources;
import org.jspecify.annotations.Nullable;

/**
 * Decides why a message was rejected: by the text of the rejection, or by its codes if the text is
 * inconclusive. The rules are data; one scan of the text finds the rules that can match. Immutable.
 */
public final class ReasonRules {
  private static final String RECEIVERS = "reason-rules-receivers.yaml";
  private static final String GENERAL = "reason-rules.yaml";

  /** The place of a decision's evidence: in the rejection itself, or elsewhere in the report. */
  public static final String REPLY = "reply";

  public static final String TEXT = "text";

  private final List<ReasonRule> rules;
  private final RuleIndex index;

  /** Index of the foremost rules only; nearly every message contains none of their literals. */
  private final RuleIndex foremost;

  private final EnhancedStatusCodes codes;

  ReasonRules(List<ReasonRule> rules, EnhancedStatusCodes codes) {
    this.rules = List.copyOf(rules);
    this.codes = codes;
    this.index = new RuleIndex(this.rules, rule -> true);
    this.foremost = new RuleIndex(this.rules, ReasonRule::isFirst);
  }

  /** Loads the bundled rules. */
  public static ReasonRules load() {
    return new ReasonRules(loadRules(), EnhancedStatusCodes.load());
  }

  /** Returns the rules of the bundled files, in the order in which they are tried. */
  static List<ReasonRule> loadRules() {
    return Stream.of(rules(RECEIVERS), WordRules.load().stream(), rules(GENERAL))
        .flatMap(Function.identity())
        .toList();
  }

  private static Stream<ReasonRule> rules(String file) {
    return DocumentCodec.yaml(file, Resources.text(ReasonRules.class, file)).list().stream()
        .map(ReasonRule::parse);
  }

  /**
   * Decides for one recipient.
   *
   * @param rejectionReply the text of the rejecting system
   * @param context further text of the report, used only when the reply is inconclusive
   * @param status the enhanced status code; empty when the message has none
   * @param code the SMTP reply code; empty when the message has none
   */
  public ReasonDecision decide(
      RejectionReply rejectionReply, RejectionReply context, String status, String code) {
    var refusal = new Place(rejectionReply, REPLY);
    var report = new Place(context, TEXT);
    return byWords(report, foremost.candidates(report.lowerCase), rule -> true, status, code)
        .or(() -> byWords(refusal, Confidence.HIGH, status, code))
        .or(() -> byWords(report, Confidence.HIGH, status, code))
        .or(() -> codes.decide(status))
        .or(() -> byWords(refusal, Confidence.MEDIUM, status, code))
        .or(() -> byWords(report, Confidence.MEDIUM, status, code))
        .or(() -> codes.decideByVagueCode(status))
        .orElseGet(() -> withoutReason(rejectionReply, code));
  }

  /** Decides by text only: the first rule that matches, regardless of its confidence. */
  Optional<ReasonDecision> decideByAnyRule(
      RejectionReply rejectionReply, RejectionReply context, String status, String code) {
    return rules.isEmpty()
        ? Optional.empty()
        : byWords(new Place(rejectionReply, REPLY), rule -> true, status, code)
            .or(() -> byWords(new Place(context, TEXT), rule -> true, status, code));
  }

  private Optional<ReasonDecision> byWords(
      Place place, Confidence confidence, String status, String code) {
    return byWords(place, rule -> rule.confidence() == confidence, status, code);
  }

  private Optional<ReasonDecision> byWords(
      Place place, Predicate<ReasonRule> filter, String status, String code) {
    return byWords(place, place.candidates(), filter, status, code);
  }

  private Optional<ReasonDecision> byWords(
      Place place, BitSet candidates, Predicate<ReasonRule> filter, String status, String code) {
    for (int i = candidates.nextSetBit(0); i >= 0; i = candidates.nextSetBit(i + 1)) {
      ReasonRule rule = rules.get(i);
      if (filter.test(rule)
          && rule.appliesTo(status, code)
          && (rule.near().isEmpty() || place.name.equals(REPLY))) {
        Optional<Span> span = rule.find(place.lowerCase);
        if (span.isPresent()) {
          return Optional.of(decision(rule, place.matched(span.get()), place.name));
        }
      }
    }
    return Optional.empty();
  }

  /** A text to search, with the rules that can match there. */
  private final class Place {
    private final RejectionReply words;
    private final String name;
    private final String lowerCase;
    private @Nullable BitSet candidates;

    Place(RejectionReply words, String name) {
      this.words = words;
      this.name = name;
      this.lowerCase = words.normalized();
    }

    BitSet candidates() {
      BitSet found = candidates;
      if (found == null) {
        found = index.candidates(lowerCase);
        candidates = found;
      }
      return found;
    }

    String matched(Span span) {
      return words.originalSpelling(lowerCase.substring(span.start(), span.end()));
    }
  }

  private static ReasonDecision decision(ReasonRule rule, String matched, String place) {
    boolean inReportText = place.equals(TEXT) && rule.confidence() == Confidence.HIGH;
    return new ReasonDecision(
        rule.bounceReason(),
        rule.id(),
        new Evidence(place, matched),
        inReportText ? Confidence.MEDIUM : rule.confidence());
  }

  /**
   * Returns {@code ON_HOLD} for a rejection with unknown text, and {@code UNDEFINED} when there is
   * no text at all.
   */
  private static ReasonDecision withoutReason(RejectionReply rejectionReply, String code) {
    boolean empty = rejectionReply.text().isEmpty() && code.isEmpty();
    return new ReasonDecision(
        empty ? BounceReason.UNDEFINED : BounceReason.ON_HOLD,
        empty ? "nothing-said" : "words-not-known",
        new Evidence(REPLY, rejectionReply.text()),
        Confidence.LOW);
  }
}
