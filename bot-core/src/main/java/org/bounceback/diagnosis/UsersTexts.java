package org.bounceback.diagnosis;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Optional;
import org.bounceback.address.Domain;
import org.bounceback.address.Ip;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.bounce.Recipient;
import org.bounceback.bounce.panel.PanelText;
import org.bounceback.bounce.panel.PanelTexts;
import org.bounceback.hosting.Ownership;

/**
 * Recognizes rejections that a mail server writes only to its own users, such as a sending limit or
 * a missing login. Such a text shows which kind of server rejected the message, not whose it is.
 */
final class UsersTexts {
  /** The domain or sender that such a text names. */
  private static final Pattern USER =
      Pattern.compile(
          "(?i)\\b(?:domain |sender |outgoing mail from |owned by user )\"?"
              + "(?:[^\\s\"<>@]{1,64}@)?([a-z0-9-]{1,63}(?:[.][a-z0-9-]{1,63}){1,8})");

  private final BouncedMessage bounce;
  private final ServerOwnership ownership;
  private final PanelTexts panelTexts;

  UsersTexts(BouncedMessage bounce, ServerOwnership ownership, PanelTexts panelTexts) {
    this.bounce = bounce;
    this.ownership = ownership;
    this.panelTexts = panelTexts;
  }

  /**
   * Returns whether the rejection is such a text. A server that demands a login from one of our
   * servers is not the one that our user sends through.
   */
  boolean isFor(Recipient recipient) {
    return panelTexts.find(recipient.diagnostic()).filter(PanelText::isForUsersOnly).isPresent()
        && quotedOwner(recipient).filter(Ownership.OURS::equals).isEmpty()
        && !(isAuthorAnother() && recipient.smtpReply().isPresent());
  }

  /** Another server that quotes a reply did not write it. */
  private boolean isAuthorAnother() {
    return bounce.reportingMta().filter(host -> !ownership.isOurs(host)).isPresent();
  }

  /**
   * Returns whether such a text is to be taken for one of our servers: nothing names another server
   * or another host's user.
   */
  boolean isOfOurUser(Recipient recipient) {
    return ownership.isKnown()
        && isFor(recipient)
        && !isAuthorAnother()
        && !namesOtherUser(recipient.diagnostic());
  }

  /** Returns whether such a text names the domain of a user that is not our customer. */
  boolean isOfAnotherUser(Recipient recipient) {
    return isFor(recipient) && namesOtherUser(recipient.diagnostic());
  }

  private boolean namesOtherUser(String text) {
    Matcher named = USER.matcher(text);
    return named.find()
        && Domain.parse(named.group(1)).filter(each -> ownership.hosts(each).is(false)).isPresent();
  }

  private Optional<Ownership> quotedOwner(Recipient recipient) {
    Optional<Ip> quoted = BounceAddresses.quoted(recipient);
    return quoted.flatMap(ip -> ownership.of(ip).known());
  }
}
