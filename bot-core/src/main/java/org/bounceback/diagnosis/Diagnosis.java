package org.bounceback.diagnosis;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Language;
import org.bounceback.advice.Verdict;
import org.bounceback.authentication.MessageAuthentication;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.recipient.RecipientReport;

/**
 * What came of an uploaded mail.
 *
 * @param bounce what the mail says
 * @param subject the recipient that the answer is about; empty when the mail names none
 * @param origin whose machines had a part in it
 * @param forged whether somebody else used the address as a false sender
 * @param blacklists what the lists say, if they were asked
 * @param names what the lists of domains say of the names in the mail, if they were asked
 * @param recipientSide what the recipient's servers did, if they were asked
 * @param steps the article's three steps in order
 * @param verdict what happened
 * @param actor whose turn it is
 * @param answer the words
 * @param rows one for each recipient, in the order of the bounce
 * @param blocking whether the recipient's side blocks us, with evidence
 * @param messageAuthentication what the receiver of an unauthenticated mail saw, if that was looked
 *     at
 * @param own what our own servers say of it, as far as they were asked
 */
public record Diagnosis(
    BouncedMessage bounce,
    Optional<Recipient> subject,
    Origin origin,
    boolean forged,
    Optional<BlocklistReport> blacklists,
    List<NameListing> names,
    Optional<RecipientReport> recipientSide,
    List<Step> steps,
    Verdict verdict,
    Actor actor,
    Answer answer,
    List<Row> rows,
    BlockingAnswer blocking,
    Optional<MessageAuthentication> messageAuthentication,
    OwnFindings own) {

  public Diagnosis {
    steps = List.copyOf(steps);
    rows = List.copyOf(rows);
    names = List.copyOf(names);
  }

  /** The step of that name. */
  public Step step(String name) {
    return steps.stream().filter(step -> step.name().equals(name)).findFirst().orElseThrow();
  }

  /**
   * What became of one recipient's copy.
   *
   * @param headline one sentence on it
   */
  public record Row(Recipient recipient, Verdict verdict, Actor actor, String headline) {}

  /**
   * What goes out, in one language.
   *
   * @param reply the text for the customer
   * @param letter the letter to the recipient's administrator, where one helps
   */
  public record Outward(String reply, Optional<String> letter) {}

  /**
   * The words, with everything filled in.
   *
   * @param headline one sentence for the agent
   * @param explanation more for the agent; may be empty
   * @param next what the agent does now
   * @param outward what goes out, in every language
   * @param language which of them the customer probably reads
   */
  public record Answer(
      String headline,
      String explanation,
      List<String> next,
      Map<Language, Outward> outward,
      Language language) {

    public Answer {
      next = List.copyOf(next);
      outward = Map.copyOf(outward);
    }

    /** The text for the customer in English. */
    public String reply() {
      return in(Language.ENGLISH).reply();
    }

    /** The letter to the recipient's administrator in English, where one helps. */
    public Optional<String> letter() {
      return in(Language.ENGLISH).letter();
    }

    /** What goes out in that language. */
    public Outward in(Language language) {
      return Optional.ofNullable(outward.get(language)).orElseThrow();
    }
  }
}
