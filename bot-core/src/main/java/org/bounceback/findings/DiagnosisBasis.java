package org.bounceback.findings;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bounceback.advice.FilledText;
import org.bounceback.advice.SettlingQuestion;
import org.bounceback.bounce.Excerpt;
import org.bounceback.bounce.Fact;
import org.bounceback.bounce.Fate;
import org.bounceback.data.Sha256;
import org.bounceback.diagnosis.DiagnosisFacts;
import org.bounceback.diagnosis.DiagnosticAnswers;
import org.bounceback.hosting.CustomerSide;

/**
 * What a diagnosis rests on, the question that would complete it, and the answers that agents gave.
 *
 * @param fate the code of what became of the e-mail
 * @param customer the code of which side is a customer of ours
 * @param evidence the claims of the diagnosis, most important first
 * @param question the question that would complete the diagnosis; empty if none is open
 * @param answers the answers that agents gave, oldest first
 * @param answerPending whether the answers changed and the e-mail was not diagnosed again yet
 */
public record DiagnosisBasis(
    String fate,
    String customer,
    List<Claim> evidence,
    Optional<Question> question,
    List<GivenAnswer> answers,
    boolean answerPending) {
  private static final String UNKNOWN = "unknown";
  private static final int ID_LENGTH = 12;

  public DiagnosisBasis {
    evidence = List.copyOf(evidence);
    answers = List.copyOf(answers);
  }

  static DiagnosisBasis of(DiagnosisFacts facts) {
    return new DiagnosisBasis(
        fate(facts.fate()),
        facts.customer().known().map(CustomerSide::code).orElse(UNKNOWN),
        facts.evidence().stream().map(Claim::of).toList(),
        facts.question().map(Question::of),
        List.of(),
        false);
  }

  /** Returns the code of what became of a copy. */
  static String fate(Fact<Fate> fate) {
    return fate.known().map(Fate::code).orElse(UNKNOWN);
  }

  /** Returns the open question if it has this ID. */
  public Optional<Question> open(String questionId) {
    return question.filter(each -> each.id().equals(questionId));
  }

  /** Returns the answer to the question with this ID. */
  public Optional<GivenAnswer> answerTo(String questionId) {
    return answers.stream().filter(each -> each.question().id().equals(questionId)).findFirst();
  }

  /** Returns the answers for the next diagnosis. */
  public DiagnosticAnswers toAnswers() {
    DiagnosticAnswers all = DiagnosticAnswers.NONE;
    for (GivenAnswer answer : answers) {
      Question question = answer.question();
      Optional<SettlingQuestion.Kind> kind = question.settles();
      if (kind.isPresent()) {
        all = all.with(kind.get(), question.subject(), answer.yes());
      }
    }
    return all;
  }

  /** Returns a copy with a new answer, which closes the question until the next diagnosis. */
  public DiagnosisBasis with(GivenAnswer answer) {
    var more = new ArrayList<>(answers);
    more.removeIf(each -> each.question().id().equals(answer.question().id()));
    more.add(answer);
    return new DiagnosisBasis(fate, customer, evidence, Optional.empty(), more, true);
  }

  /** Returns a copy without the answer to a question, whose question is open again. */
  public DiagnosisBasis without(GivenAnswer answer) {
    var others = new ArrayList<>(answers);
    others.remove(answer);
    return new DiagnosisBasis(
        fate, customer, evidence, Optional.of(answer.question()), others, true);
  }

  /** Returns a copy that waits for no diagnosis. */
  public DiagnosisBasis settled() {
    return new DiagnosisBasis(fate, customer, evidence, question, answers, false);
  }

  /** Returns the basis of a newer diagnosis, with these answers. */
  DiagnosisBasis diagnosedAgain(DiagnosisBasis newer) {
    Optional<Question> next =
        newer.question().filter(each -> answerTo(each.id()).isEmpty()).or(this::question);
    return new DiagnosisBasis(
        newer.fate(), newer.customer(), newer.evidence(), next, answers, false);
  }

  /**
   * A claim and what it rests on.
   *
   * @param claim a name and a value, such as {@code rejectedBy=recipient}
   * @param basis the code of what it rests on
   * @param excerpt the passage that it rests on; may be empty
   * @param source the code of the kind of text that contains the passage
   */
  public record Claim(String claim, String basis, String excerpt, Optional<String> source) {

    static Claim of(org.bounceback.diagnosis.Claim claim) {
      return new Claim(
          claim.claim(),
          claim.basis().code(),
          claim.excerpt(),
          claim.source().map(Excerpt.Source::code));
    }
  }

  /**
   * A question to the agent.
   *
   * @param kind the code of what is asked
   * @param subject the server, queue ID or domain that it is about
   * @param text the question as a sentence
   */
  public record Question(String kind, Optional<String> subject, FilledText text) {

    static Question of(SettlingQuestion question) {
      return new Question(question.kind().code(), question.subject(), question.text());
    }

    /** Returns what is asked; empty if a newer program stored a kind that is unknown here. */
    public Optional<SettlingQuestion.Kind> settles() {
      return SettlingQuestion.Kind.ofCode(kind);
    }

    /** Returns whether yes or no answers it. */
    public boolean isYesOrNo() {
      return settles().filter(SettlingQuestion.Kind::isYesOrNo).isPresent();
    }

    /** Returns an ID that two questions share only if they ask the same. */
    public String id() {
      return Sha256.hex(kind + "\n" + subject.orElse("")).substring(0, ID_LENGTH);
    }
  }

  /**
   * An agent's answer.
   *
   * @param yes whether the answer is yes
   * @param person the agent's user ID
   * @param name the agent's visible name
   * @param given when it was given
   * @param remembered whether it is used by every later diagnosis
   */
  public record GivenAnswer(
      Question question,
      boolean yes,
      String person,
      String name,
      Instant given,
      boolean remembered) {}
}
