package org.bounceback.ticket.desk;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Builds a form with files (multipart/form-data, RFC 7578). */
public final class Multipart {
  private static final byte[] END = {'\r', '\n'};

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final String boundary;

  /**
   * Creates an empty form.
   *
   * @param boundary a text that does not occur in any part
   */
  public Multipart(String boundary) {
    this.boundary = boundary;
  }

  public Multipart field(String name, String value) {
    write("--" + boundary);
    write("Content-Disposition: form-data; name=\"" + name + "\"");
    write("");
    write(value);
    return this;
  }

  public Multipart file(String name, MailAttachment file) {
    write("--" + boundary);
    write(
        "Content-Disposition: form-data; name=\"" + name + "\"; filename=\"" + file.name() + "\"");
    write("Content-Type: " + file.type());
    write("");
    out.writeBytes(file.bytes());
    out.writeBytes(END);
    return this;
  }

  public String contentType() {
    return "multipart/form-data; boundary=" + boundary;
  }

  public byte[] toBytes() {
    write("--" + boundary + "--");
    return out.toByteArray();
  }

  private void write(String line) {
    out.writeBytes(line.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(END);
  }
}
