package org.bounceback.net;

import com.google.re2j.Pattern;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes commands and reads replies, within size and time limits. */
final class SmtpLines {
  private static final int MAX_LINE = 512;
  private static final int MAX_LINES = 100;
  private static final int MAX_BYTES = 64 << 10;
  private static final Duration REPLY = Duration.ofSeconds(10);
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]");

  private final Socket socket;
  private final InputStream in;
  private final Deadline deadline;
  private int bytesRead;

  SmtpLines(Socket socket, Deadline deadline) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream(), MAX_LINE);
    this.deadline = deadline;
  }

  /** The reply is not SMTP, or exceeds the limits. */
  static final class NotSmtp extends IOException {
    NotSmtp(String message) {
      super(message);
    }
  }

  void write(String command) throws IOException {
    socket.getOutputStream().write((command + "\r\n").getBytes(StandardCharsets.UTF_8));
    socket.getOutputStream().flush();
  }

  SmtpReply read() throws IOException {
    Deadline within = deadline.earlierOf(REPLY);
    List<String> lines = new ArrayList<>();
    while (lines.size() < MAX_LINES) {
      String line = readLine(within);
      if (!line.matches("[2-5][0-9][0-9]([ -].*)?")) {
        throw new NotSmtp("not an SMTP reply");
      }
      lines.add(line.length() > 4 ? line.substring(4) : "");
      if (line.length() < 4 || line.charAt(3) == ' ') {
        return new SmtpReply(Integer.parseInt(line.substring(0, 3)), lines);
      }
    }
    throw new NotSmtp("reply with too many lines");
  }

  private String readLine(Deadline within) throws IOException {
    var line = new ByteArrayOutputStream();
    for (int c = readByte(within); c != '\n'; c = readByte(within)) {
      if (line.size() < MAX_LINE && c != '\r') {
        line.write(c);
      }
    }
    return CONTROLS.matcher(line.toString(StandardCharsets.UTF_8)).replaceAll("?");
  }

  private int readByte(Deadline within) throws IOException {
    if (++bytesRead > MAX_BYTES) {
      throw new NotSmtp("more than " + MAX_BYTES + " bytes");
    }
    long left = within.remaining().toMillis();
    if (left == 0) {
      throw new SocketTimeoutException("no complete reply in time");
    }
    socket.setSoTimeout((int) left);
    int c = in.read();
    if (c < 0) {
      throw new EOFException("the server closed the connection");
    }
    return c;
  }
}
