package org.bounceback.mailbox;

import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import org.bounceback.mailbox.MailHost.Security;
import org.bounceback.net.ClosableSocketFactory;

/** Creates the mail library's properties for a connection. */
final class LineProperties {

  private LineProperties() {}

  /**
   * Returns the properties for a connection to {@code server}.
   *
   * @param name the library's name of the protocol
   * @param timeout for each response; {@link InterruptibleMailTask} limits the total time
   */
  static Properties of(
      String name,
      MailHost server,
      Optional<MailCredentials> mailCredentials,
      ClosableSocketFactory sockets,
      Duration timeout) {
    String prefix = "mail." + name + ".";
    String millis = String.valueOf(timeout.toMillis());
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
        credentials -> properties.put(prefix + "auth.mechanisms", credentials.mechanisms()));
    return properties;
  }
}
