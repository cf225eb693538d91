package org.bounceback.complaint;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/** A customer's complaint without a bounce. */
public sealed interface Complaint {

  /** Returns its name in JSON and in chat. */
  String code();

  /** Returns the customer's address. */
  MailAddress customer();

  /** Returns the subject for a list of cases. */
  String subject();

  /**
   * The customer's mail client cannot send.
   *
   * @param clientIp the customer's current IP; empty if unknown
   */
  record CannotSend(MailAddress customer, Optional<Ip> clientIp) implements Complaint {
    @Override
    public String code() {
      return "cannot-send";
    }

    @Override
    public String subject() {
      return clientIp.map(ip -> customer + " " + ip).orElseGet(customer::toString);
    }
  }

  /**
   * The customer sent a message that did not arrive, without getting a bounce.
   *
   * @param recipient the recipient of the message
   */
  record LostMail(MailAddress customer, MailAddress recipient) implements Complaint {
    @Override
    public String code() {
      return "vanished";
    }

    @Override
    public String subject() {
      return customer + " " + recipient;
    }
  }

  /** Messages to the customer do not arrive. */
  record CannotReceive(MailAddress customer) implements Complaint {
    @Override
    public String code() {
      return "cannot-receive";
    }

    @Override
    public String subject() {
      return customer.toString();
    }
  }
}
