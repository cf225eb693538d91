package org.bounceback.slack;

import com.slack.api.model.Attachment;
import com.slack.api.model.File;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bounceback.chat.runtime.FileDownloader;
import org.jspecify.annotations.Nullable;

/**
 * Rebuilds an e-mail that was forwarded into Slack.
 *
 * <p>Slack stores its text and attachments but not its source. The rebuilt message therefore has no
 * full headers, which the parser recognizes.
 */
final class ForwardedMail {
  private static final String BOUNDARY = "=_forwarded_into_slack";
  private static final int MAX_ATTACHMENTS = 10;
  private static final Set<String> MAIL_PARTS =
      Set.of("message/rfc822", "message/delivery-status", "text/rfc822-headers");

  private final FileDownloader fileDownloader;
  private final ByteArrayOutputStream mail = new ByteArrayOutputStream();

  /** Downloads attachments with {@code fileDownloader}. */
  ForwardedMail(FileDownloader fileDownloader) {
    this.fileDownloader = fileDownloader;
  }

  byte[] read(File file) throws IOException, InterruptedException {
    header("From", addresses(file.getFrom()));
    header("To", addresses(file.getTo()));
    header("Cc", addresses(file.getCc()));
    header("Subject", file.getSubject());
    if (file.getHeaders() != null) {
      header("Date", file.getHeaders().getDate());
      header("Message-ID", file.getHeaders().getMessageId());
      header("In-Reply-To", file.getHeaders().getInReplyTo());
    }
    header("MIME-Version", "1.0");
    header("Content-Type", "multipart/mixed; boundary=\"" + BOUNDARY + "\"");
    startPart("text/plain; charset=utf-8");
    write(text(file));
    for (Attachment attachment : attachments(file)) {
      startPart(attachment.getMimetype());
      byte[] content = fileDownloader.fetch(attachment.getUrl());
      if (mail.size() + content.length > FileDownloader.MAX) {
        throw new IOException("its attachments are larger than 20 MiB; send only the relevant one");
      }
      mail.writeBytes(content);
    }
    write("\r\n--" + BOUNDARY + "--\r\n");
    return mail.toByteArray();
  }

  @SuppressWarnings("deprecation") // The library has no newer name for an e-mail's attachments.
  private List<Attachment> attachments(File file) {
    if (file.getAttachments() == null) {
      return List.of();
    }
    return file.getAttachments().stream()
        .filter(attachment -> MAIL_PARTS.contains(String.valueOf(attachment.getMimetype())))
        .filter(
            attachment ->
                attachment.getUrl() != null
                    && fileDownloader.isAllowed(URI.create(attachment.getUrl())))
        .limit(MAX_ATTACHMENTS)
        .toList();
  }

  private static String text(File file) {
    if (file.getPlainText() != null) {
      return file.getPlainText();
    }
    return file.getPreviewPlainText() == null ? "" : file.getPreviewPlainText();
  }

  private static String addresses(@Nullable List<File.Address> addresses) {
    return addresses == null
        ? ""
        : addresses.stream().map(File.Address::getOriginal).collect(Collectors.joining(", "));
  }

  /** Removes line breaks, so that a value cannot start another header. */
  private void header(String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      write(name + ": " + value.replaceAll("[\\p{Cntrl}]+", " ").strip() + "\r\n");
    }
  }

  private void startPart(String type) {
    write("\r\n--" + BOUNDARY + "\r\nContent-Type: " + type + "\r\n\r\n");
  }

  private void write(String text) {
    mail.writeBytes(text.getBytes(StandardCharsets.UTF_8));
  }
}
