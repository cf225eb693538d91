package org.bounceback.findings;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.Language;
import org.bounceback.data.DocumentCodec;
import org.bounceback.findings.DiagnosisBasis.Claim;
import org.bounceback.findings.DiagnosisBasis.GivenAnswer;
import org.bounceback.findings.DiagnosisBasis.Question;
import org.junit.jupiter.api.Test;

/** What a diagnosis rests on is written, read and kept through an answer and its undo. */
class DiagnosisBasisCodecTest {
  private static final Question OURS =
      new Question(
          "our-server",
          Optional.of("srv12.example.net"),
          FilledText.untranslated("Is srv12.example.net ours?"));
  private static final GivenAnswer YES =
      new GivenAnswer(OURS, true, "U1", "Kim", Instant.parse("2026-11-24T09:12:00Z"), true);
  private static final DiagnosisBasis BASIS =
      new DiagnosisBasis(
          "retrying",
          "sender",
          List.of(
              new Claim("fate=retrying", "stated", "will retry", Optional.of("report")),
              new Claim("rejectedBy=unknown", "unknown", "", Optional.empty())),
          Optional.of(OURS),
          List.of(),
          false);

  @Test
  void theMembersAreTheLastOfTheDiagnosisInTheirOrder() {
    List<String> members = keys(findings(BASIS));

    assertEquals(
        List.of("contacts", "fate", "customer", "evidence", "question"),
        members.subList(members.size() - 5, members.size()));
    assertTrue(
        FindingsCodec.write(findings(BASIS))
            .toString()
            .endsWith(
                "\"fate\":\"retrying\",\"customer\":\"sender\",\"evidence\":["
                    + "{\"claim\":\"fate=retrying\",\"basis\":\"stated\","
                    + "\"excerpt\":\"will retry\",\"source\":\"report\"},"
                    + "{\"claim\":\"rejectedBy=unknown\",\"basis\":\"unknown\","
                    + "\"excerpt\":\"\",\"source\":null}],"
                    + "\"question\":{\"kind\":\"our-server\",\"subject\":\"srv12.example.net\","
                    + "\"text\":\"Is srv12.example.net ours?\"}}"));
  }

  @Test
  void theStoredFormIsReadAsItWasWritten() {
    for (DiagnosisBasis basis :
        List.of(BASIS, BASIS.with(YES), BASIS.with(YES).diagnosedAgain(BASIS))) {
      BounceFindings findings = findings(basis);

      assertEquals(findings, FindingsCodec.read(FindingsCodec.store(findings)));
    }
  }

  @Test
  void aQuestionIsReadInEveryLanguageThatItWasWrittenIn() {
    var text = new FilledText("Is it ours?", Map.of(Language.GERMAN, "Ist er unserer?"));
    var question = new Question("our-server", Optional.of("srv12.example.net"), text);
    BounceFindings findings =
        findings(
            new DiagnosisBasis(
                "lost", "sender", List.of(), Optional.of(question), List.of(), false));

    FilledText read =
        ((BounceFindings) FindingsCodec.read(FindingsCodec.store(findings)))
            .basis()
            .flatMap(DiagnosisBasis::question)
            .orElseThrow()
            .text();

    assertEquals(text, read);
    assertEquals("Ist er unserer?", read.in(Language.GERMAN));
    assertEquals("Is it ours?", read.in(Language.FRENCH));
  }

  @Test
  void aDiagnosisOfAnEarlierProgramHasNoSuchMembers() {
    BounceFindings stored = earlier();

    assertTrue(stored.basis().isEmpty());
    assertTrue(stored.rows().get(0).fate().isEmpty());
    List<String> members = keys(stored);
    assertEquals("contacts", members.get(members.size() - 1));
    assertFalse(FindingsCodec.store(stored).contains("fate"));
  }

  @Test
  void anAnswerClosesItsQuestionEvenIfTheNextDiagnosisAsksItAgain() {
    DiagnosisBasis answered = BASIS.with(YES);
    assertTrue(answered.answerPending());
    assertTrue(answered.open(OURS.id()).isEmpty());

    DiagnosisBasis again = answered.diagnosedAgain(BASIS);

    assertEquals(Optional.empty(), again.question());
    assertFalse(again.answerPending());
    assertEquals(List.of(YES), again.answers());
  }

  @Test
  void aNewQuestionOfTheNextDiagnosisIsOpen() {
    Question queued =
        new Question(
            "still-queued", Optional.of("4TfXk1"), FilledText.untranslated("Is it still queued?"));
    DiagnosisBasis next =
        new DiagnosisBasis("lost", "sender", List.of(), Optional.of(queued), List.of(), false);

    assertEquals(Optional.of(queued), BASIS.with(YES).diagnosedAgain(next).open(queued.id()));
  }

  @Test
  void withoutItsAnswerAQuestionIsOpenAgain() {
    DiagnosisBasis undone = BASIS.with(YES).diagnosedAgain(BASIS).without(YES);

    assertEquals(List.of(), undone.answers());
    assertEquals(Optional.of(OURS), undone.diagnosedAgain(BASIS).open(OURS.id()));
  }

  @Test
  void aKindOfANewerProgramIsNoYesOrNoQuestion() {
    assertTrue(OURS.isYesOrNo());
    assertFalse(
        new Question("of-tomorrow", Optional.empty(), FilledText.untranslated("Why?")).isYesOrNo());
  }

  private static List<String> keys(BounceFindings findings) {
    return DocumentCodec.json("findings", FindingsCodec.write(findings).toString()).keys();
  }

  private static BounceFindings findings(DiagnosisBasis basis) {
    return earlier().withBasis(basis);
  }

  private static BounceFindings earlier() {
    return assertInstanceOf(
        BounceFindings.class,
        FindingsCodec.read(
            """
            {"version":2,"type":"bounce","file":"a.eml","steps":[],"verdict":"cannot-tell",
             "actor":"unknown","headline":"Unclear.","rows":[{"address":"bob@example.com",
             "verdict":"cannot-tell","actor":"unknown","headline":"Unclear.","willRetry":true}],
             "contacts":[]}
            """));
  }
}
