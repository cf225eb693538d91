package org.bounceback.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import org.bounceback.bounce.BounceReason;
import org.bounceback.testkit.BundledData;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The verdict for some facts and a reason, or the fact that is missing, by the bundled advice. */
class VerdictSelectorTest {
  private final VerdictSelector selector = new VerdictSelector(BundledData.ADVICE);

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          user-unknown, kind=success, nothing-failed, nobody, delivered
          blocked, kind=auto-reply, nothing-failed, nobody, vacation
          blocked, kind=feedback-report, nothing-failed, sender, feedback
          blocked, kind=failure forged=true, not-our-mail, nobody, forged
          """)
  void theKindAndAForgedSenderDecideWhateverTheReason(
      String reason, String facts, String verdict, String actor, String advice) {
    Ruling ruling = select(reason, facts);

    assertEquals(verdict + " " + actor, text(ruling.assessment()));
    assertEquals(advice, ruling.advice().id());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          blocked,      ours,  sender,    ours,      lost,     our-server-refused our-host
          rate-limited, ours,  sender,    ours,      retrying, our-server-refused sender
          blocked,      ours,  recipient, ours,      lost,     our-server-blocks-them other-provider
          blocked,      ours,  sender,    recipient, lost,     recipient-blocks-us our-host
          blocked,      other, sender,    recipient, lost,     sent-elsewhere other-provider
          user-unknown, ours,  sender,    recipient, lost,     recipient-address-problem sender
          rate-limited, ours,  sender,    recipient, retrying, temporary nobody
          network-error, ours, sender,    nobody,    retrying, temporary nobody
          """)
  void theFactsDecideBeforeTheReason(
      String reason,
      String sentBy,
      String customer,
      String rejectedBy,
      String fate,
      String assessment) {
    Ruling ruling =
        select(
            reason,
            "kind=failure forged=false sentBy=%s customer=%s rejectedBy=%s fate=%s"
                .formatted(sentBy, customer, rejectedBy, fate));

    assertEquals(assessment, text(ruling.assessment()));
    assertEquals(Optional.empty(), ruling.missing());
  }

  @ParameterizedTest
  @CsvSource(
      textBlock =
          """
          blocked, '', kind
          blocked, sentBy=ours, rejectedBy
          blocked, customer=sender rejectedBy=recipient fate=lost, sentBy
          rate-limited, sentBy=ours customer=sender rejectedBy=recipient, fate
          """)
  void withoutARequiredFactTheVerdictCannotBeTold(String reason, String facts, String missing) {
    Ruling ruling = select(reason, facts.isEmpty() ? facts : "kind=failure forged=false " + facts);

    assertEquals(Verdict.CANNOT_TELL, ruling.assessment().verdict());
    assertEquals(Optional.of(missing), ruling.missing().map(ContextAttribute::key));
  }

  @ParameterizedTest
  @CsvSource({
    "mailbox-full, '', recipient-address-problem recipient",
    "user-unknown, '', recipient-address-problem sender",
  })
  void aVerdictThatHoldsWhoeverSentTheMessageNeedsNoMoreFacts(
      String reason, String facts, String assessment) {
    Ruling ruling = select(reason, facts);

    assertEquals(assessment, text(ruling.assessment()));
    assertEquals(Optional.empty(), ruling.missing());
  }

  private Ruling select(String reason, String facts) {
    BounceReason bounceReason =
        Arrays.stream(BounceReason.values())
            .filter(each -> each.code().equals(reason))
            .findFirst()
            .orElseThrow();
    var context = new EnumMap<ContextAttribute, String>(ContextAttribute.class);
    context.put(ContextAttribute.REASON, reason);
    for (String fact : facts.isEmpty() ? List.<String>of() : List.of(facts.split(" ", -1))) {
      int equals = fact.indexOf('=');
      context.put(
          ContextAttribute.find(fact.substring(0, equals)).orElseThrow(),
          fact.substring(equals + 1));
    }
    return selector.select(bounceReason, AdviceContexts.of(context, ""));
  }

  private static String text(Assessment assessment) {
    return assessment.verdict().code() + " " + assessment.actor().code();
  }
}
