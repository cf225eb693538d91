package org.bounceback.outlook;

import java.util.List;
import java.util.Optional;

/**
 * A message as Outlook stores it: properties instead of lines and parts.
 *
 * @param properties the properties of the message itself
 * @param recipients the properties of each recipient
 * @param attachments in the order stored
 */
record OutlookMessage(
    MapiProperties properties, List<MapiProperties> recipients, List<Attachment> attachments) {

  OutlookMessage {
    recipients = List.copyOf(recipients);
    attachments = List.copyOf(attachments);
  }

  /**
   * An attachment.
   *
   * @param message the attached message, if it is one
   */
  record Attachment(MapiProperties properties, Optional<OutlookMessage> message) {}
}
