package org.bounceback.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.bounceback.mailbox.MailHost.Security;
import org.bounceback.net.ClosableSocketFactory;

/** How the mail library opens a line: what it calls its properties. */
final class LineProperties {

  private LineProperties() {}

  /**
   * Properties for a line to {@code server}.
   *
   * @param name the library's name of the protocol
   * @param patience for each answer; the whole conversation is bounded by {@link
   *     InterruptibleMailTask}
   */
  static Properties of(
      String name,
      MailHost server,
      Optional<MailCredentials> mailCredentials,
      ClosableSocketFactory sockets,
      Duration patience) {
    String prefix = "mail." + name + ".";
    String millis = String.valueOf(patience.toMillis());
    boolean upgrade = server.security() == Security.STARTTLS;
    var properties = new Properties();
    properties.put(prefix + "socketFactory", sockets.plain());
    properties.put(prefix + "socketFactory.fallback", "false");
    properties.put(prefix + "ssl.socketFactory", sockets.tls());
    properties.put(prefix + "ssl.enable", String.valueOf(server.security() == Security.TLS));
    properties.put(prefix + "ssl.checkserveridentity", "true");
    properties.put(prefix + "starttls.enable", String.valueOf(upgrade));
    properties.put(prefix + "starttls.required", String.valueOf(upgrade));
    properties.put(prefix + "connectiontimeout", millis);
    properties.put(prefix + "timeout", millis);
    mailCredentials.ifPresent(
        each -> properties.put(prefix + "auth.mechanisms", each.mechanisms()));
    return properties;
  }
}
