package org.bounceback.diagnosis;

import java.util.Optional;
import org.bounceback.advice.Addressee;
import org.bounceback.bounce.BouncedMessage;
import org.bounceback.mail.DisplayName;

/** Finds the name of the customer that a reply greets. */
final class CustomerName {
  private CustomerName() {}

  /** Returns the name that the returned message states for the addressee, if any. */
  static Optional<String> of(RecipientEvidence found, Addressee addressee) {
    BouncedMessage bounce = found.bounce();
    return switch (addressee) {
      case SENDER ->
          found
              .mailOrigin()
              .sender()
              .flatMap(
                  sender ->
                      bounce
                          .returned()
                          .first("From")
                          .flatMap(field -> DisplayName.ofPerson(field, sender)));
      case RECIPIENT ->
          found
              .recipient()
              .mailAddress()
              .flatMap(
                  recipient ->
                      bounce
                          .returned()
                          .first("To")
                          .flatMap(field -> DisplayName.ofPerson(field, recipient)));
      case FORWARD, ANYONE -> Optional.empty();
    };
  }
}
