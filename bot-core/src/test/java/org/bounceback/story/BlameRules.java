package org.bounceback.story;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.bounceback.advice.Actor;
import org.bounceback.advice.Verdict;
import org.bounceback.bounce.Rejecter;
import org.bounceback.hosting.CustomerSide;

/** What has to be true of a delivery for a verdict and an actor. */
final class BlameRules {
  private final DeliveryStory story;
  private final Cast cast;
  private final DeliveryEvent event;

  private BlameRules(DeliveryStory story) {
    this.story = story;
    this.cast = story.cast();
    this.event = story.event();
  }

  /** Returns what the diagnosis blames without the fact that it needs. */
  static List<Mistake> check(StoryReading reading) {
    DeliveryStory story = reading.story();
    var rules = new BlameRules(story);
    Verdict verdict = reading.diagnosis().verdict();
    Actor actor = reading.diagnosis().actor();
    List<Mistake> mistakes = new ArrayList<>();
    if (!rules.allows(verdict, actor)) {
      mistakes.add(Mistake.of("blame " + verdict.code(), reading.decision(), story));
    }
    if (!rules.allows(actor, verdict)) {
      mistakes.add(Mistake.of("blame actor " + actor.code(), reading.decision(), story));
    }
    return mistakes;
  }

  private boolean allows(Verdict verdict, Actor actor) {
    return switch (verdict) {
      case OUR_SERVER_LISTED ->
          event.hasReply()
              && cast.isSentByUs()
              && story.hasTable()
              && (isListed() || actor == Actor.SENDER);
      case OUR_SERVER_REFUSED ->
          isRejecterOurs() && isCustomer(CustomerSide.SENDER) && story.hasTable();
      case OUR_SERVER_BLOCKS_THEM ->
          (isRejecterOurs() || (!event.hasReply() && cast.remote().ours()))
              && isCustomer(CustomerSide.RECIPIENT)
              && story.hasTable();
      case RECIPIENT_BLOCKS_US ->
          event.hasReply()
              && !cast.remote().ours()
              && (cast.isSentByUs() || actor == Actor.RECIPIENT || actor == Actor.SENDER);
      case SENT_ELSEWHERE -> !cast.isSentByUs() && story.hasTable();
      case NOT_OUR_MAIL -> story.route() == MailRoute.FORGED || story.route() == MailRoute.NEITHER;
      case OUR_CONFIGURATION -> isSomethingOurs() && story.hasTable();
      case SENDER_CONFIGURATION, MESSAGE_CONTENT -> !isSilent();
      case RECIPIENT_SERVER_PROBLEM -> isRecipientsServer();
      case RECIPIENT_ADDRESS_PROBLEM -> isAboutTheAddress();
      case TEMPORARY -> event.isDelay();
      case NOTHING_FAILED, NO_PROBLEM_FOUND -> false;
      case CANNOT_TELL -> true;
    };
  }

  private boolean allows(Actor actor, Verdict verdict) {
    return switch (actor) {
      case OUR_HOST ->
          (isSomethingOurs() && (story.hasTable() || verdict == Verdict.RECIPIENT_SERVER_PROBLEM))
              || verdict == Verdict.CANNOT_TELL;
      case RECIPIENT_ADMIN -> !isRecipientKnownAsOurs();
      case OTHER_PROVIDER -> !cast.isSentByUs();
      case NOBODY ->
          event.isDelay()
              || story.route() == MailRoute.FORGED
              || story.route() == MailRoute.NEITHER;
      case SENDER, RECIPIENT, UNKNOWN -> true;
    };
  }

  private boolean isListed() {
    return story.listing() == ListingState.QUOTED_AND_LISTED
        || story.listing() == ListingState.POLICY;
  }

  private boolean isSilent() {
    return event.rejecters().equals(Set.of(Rejecter.NOBODY));
  }

  private boolean isRejecterOurs() {
    return !isSilent() && (event.hasReply() ? cast.remote() : cast.author()).ours();
  }

  private boolean isCustomer(CustomerSide side) {
    return cast.customer().contains(side) || cast.customer().contains(CustomerSide.BOTH);
  }

  private boolean isSomethingOurs() {
    return story.route() != MailRoute.NEITHER;
  }

  /** Returns whether the recipient's server, not known as ours, rejected it or did not respond. */
  private boolean isRecipientsServer() {
    boolean ownRule =
        event.rejecters().contains(Rejecter.REPORT_AUTHOR)
            && !event.rejecters().contains(Rejecter.NOBODY)
            && !event.isLocalDelivery()
            && event != DeliveryEvent.LOOP;
    return !isRecipientKnownAsOurs() && !ownRule;
  }

  /** Without the table nothing shows that the recipient's server is ours. */
  private boolean isRecipientKnownAsOurs() {
    return cast.remote().ours() && story.hasTable();
  }

  private boolean isAboutTheAddress() {
    return switch (event) {
      case DNS_NO_DOMAIN, NO_MX, NULL_MX, UNKNOWN_USER, QUOTA, FORWARDER, PIPE -> true;
      default -> event.hasReply();
    };
  }
}
