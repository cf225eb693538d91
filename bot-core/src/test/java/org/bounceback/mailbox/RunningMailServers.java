package org.bounceback.mailbox;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.bounceback.mailbox.MailHost.Protocol;
import org.bounceback.net.ServerTrust;

/** Runs the system's Dovecot and Postfix, started by {@code src/test/peers/mail-servers}. */
public final class RunningMailServers implements AutoCloseable {
  public static final String PASSWORD = "test-password";
  private static final Duration START = Duration.ofMinutes(2);
  private static final int PORTS = 5;

  private final Path folder;
  private final int port;

  /** A port of one of the servers. */
  public enum Door {
    RELAY("smtp+plain", 0),
    SUBMISSION("smtp", 1),
    SUBMISSIONS("smtps", 2),
    IMAP("imap", 3),
    IMAPS("imaps", 4);

    private final String scheme;
    private final int offset;

    Door(String scheme, int offset) {
      this.scheme = scheme;
      this.offset = offset;
    }
  }

  private RunningMailServers(Path folder, int port) {
    this.folder = folder;
    this.port = port;
  }

  public static RunningMailServers start(Path folder) throws IOException, InterruptedException {
    var servers = new RunningMailServers(folder, freePorts());
    servers.script("start", folder.toString(), Integer.toString(servers.port));
    return servers;
  }

  /** Returns the address of one of the servers. */
  public MailHost at(Door door) {
    Protocol protocol = door.scheme.startsWith("imap") ? Protocol.IMAP : Protocol.SMTP;
    String url = "%s://127.0.0.1:%d".formatted(door.scheme, port + door.offset);
    return MailHost.parse(protocol, url).orElseThrow();
  }

  /** Returns the trust in their certificates. */
  public ServerTrust trust() throws IOException {
    return ServerTrust.signedBy(Files.readString(folder.resolve("ca.pem")));
  }

  /** Creates a file with an access token of {@code user} (RFC 7519). */
  public Path token(String user, Instant expires) throws IOException, GeneralSecurityException {
    String key = Files.readString(folder.resolve("token-key"));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(key), mac.getAlgorithm()));
    String body =
        "{\"sub\":\"%s\",\"iat\":%d,\"exp\":%d}"
            .formatted(user, expires.getEpochSecond() - 86_400, expires.getEpochSecond());
    String signed =
        base64(bytes("{\"alg\":\"HS256\",\"typ\":\"JWT\"}")) + "." + base64(bytes(body));
    String token = signed + "." + base64(mac.doFinal(bytes(signed)));
    return Files.writeString(Files.createTempFile(folder, "token", ".jwt"), token + "\n");
  }

  /** Delivers a message to a user at host.example. */
  public void deliver(String user, byte[] mail) throws MessagingException {
    var properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(port));
    Session session = Session.getInstance(properties);
    Transport.send(
        new MimeMessage(session, new ByteArrayInputStream(mail)),
        new InternetAddress[] {new InternetAddress(user + "@host.example")});
  }

  /** Stores messages directly in a user's folder, as unread or read. */
  public void put(String user, List<byte[]> mails, boolean seen) throws IOException {
    Path inbox = folder.resolve("mail").resolve(user);
    for (int i = 0; i < mails.size(); i++) {
      String name = seen ? "cur/1600000000.M%dP1.test:2,S" : "new/1700000000.M%dP1.test";
      Files.write(inbox.resolve(name.formatted(i)), mails.get(i));
    }
  }

  public void stopImap() throws IOException, InterruptedException {
    script("imap-stop", folder.toString());
  }

  public void startImap() throws IOException, InterruptedException {
    script("imap-start", folder.toString());
  }

  @Override
  public void close() throws IOException {
    try {
      script("stop", folder.toString());
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("not stopped");
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Returns the first of five consecutive free ports. */
  private static int freePorts() throws IOException {
    while (true) {
      var taken = new ArrayList<ServerSocket>();
      try {
        taken.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
        int first = taken.get(0).getLocalPort();
        for (int i = 1; i < PORTS; i++) {
          taken.add(new ServerSocket(first + i, 1, InetAddress.getLoopbackAddress()));
        }
        return first;
      } catch (IOException oneIsTaken) {
        // Other ports are tried.
      } finally {
        for (ServerSocket socket : taken) {
          socket.close();
        }
      }
    }
  }

  private void script(String... arguments) throws IOException, InterruptedException {
    var command = new ArrayList<>(List.of("src/test/peers/mail-servers"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).inheritIO();
    builder.environment().put("MAIL_PASSWORD", PASSWORD);
    Process process = builder.start();
    if (!process.waitFor(START.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
      process.destroy();
      throw new IOException("not done: " + command + " " + Optional.of(process));
    }
  }
}
