package org.bounceback.complaint;

import java.util.Optional;
import org.bounceback.address.Ip;
import org.bounceback.address.MailAddress;

/** Something that a customer complains of without having got a bounce. */
public sealed interface Complaint {

  /** Its name in JSON and in chat. */
  String code();

  /** Whose complaint it is. */
  MailAddress customer();

  /** What it is about, as text for a list of cases. */
  String subject();

  /**
   * The customer's mail program cannot send.
   *
   * @param line the internet address that the customer has now; empty where nobody asked yet
   */
  record CannotSend(MailAddress customer, Optional<Ip> line) implements Complaint {
    @Override
    public String code() {
      return "cannot-send";
    }

    @Override
    public String subject() {
      return line.map(ip -> customer + " " + ip).orElseGet(customer::toString);
    }
  }

  /**
   * The customer sent a mail, none came back, and it did not arrive.
   *
   * @param recipient for whom it was
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

  /** Mail for the customer does not arrive. */
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
