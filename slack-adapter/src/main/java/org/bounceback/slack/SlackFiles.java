package org.bounceback.slack;

import com.slack.api.model.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ExecutionException;
import org.bounceback.chat.ChatRequest;
import org.bounceback.chat.InboundEvent;
import org.bounceback.chat.UploadedFile;
import org.bounceback.chat.runtime.FileDownloader;
import org.jspecify.annotations.Nullable;

/** Reads files that users upload, in any of Slack's forms. */
final class SlackFiles implements UploadedFile.Finder {
  private static final String UNNAMED = "file from another workspace.eml";
  private static final String HIDDEN = "check_file_info";
  private static final String EMAIL = "email";

  private final RetryingSlackClient calls;
  private final FileDownloader fileDownloader;

  /** Downloads files with {@code fileDownloader}, and reads their properties with {@code calls}. */
  SlackFiles(RetryingSlackClient calls, FileDownloader fileDownloader) {
    this.calls = calls;
    this.fileDownloader = fileDownloader;
  }

  /** Returns the downloader for files in Slack. */
  static FileDownloader downloads(SlackSettings settings) {
    return new FileDownloader(
        "Slack",
        Optional.of("Bearer " + settings.botToken()),
        settings.fileHosts(),
        settings.proxy());
  }

  /** Returns the same event with the files' names; asks Slack for those that the event omits. */
  InboundEvent named(InboundEvent inboundEvent) {
    if (!(inboundEvent.chatRequest() instanceof ChatRequest.FileUpload fileUpload)) {
      return inboundEvent;
    }
    List<UploadedFile> files =
        fileUpload.files().stream()
            .map(file -> UNNAMED.equals(file.name()) ? named(file) : file)
            .toList();
    return new InboundEvent(
        inboundEvent.delivery(),
        inboundEvent.content(),
        inboundEvent.chatUser(),
        inboundEvent.chatLocation(),
        fileUpload.with(files));
  }

  @Override
  public UploadedFile.Source find(String reference) {
    return () -> content(stub(reference));
  }

  /** Returns the files as uploads; their content is downloaded when the work starts. */
  List<UploadedFile> uploads(List<File> files) {
    return files.stream().map(this::upload).toList();
  }

  private UploadedFile upload(File file) {
    return new UploadedFile(name(file), file.getId(), size(file), () -> content(file));
  }

  /** Slack does not report the size of hidden files or of an e-mail's attachments. */
  private static OptionalLong size(File file) {
    return isStub(file) || EMAIL.equals(file.getMode()) || file.getSize() == null
        ? OptionalLong.empty()
        : OptionalLong.of(file.getSize());
  }

  private byte[] content(File reported) throws IOException, InterruptedException {
    boolean incomplete = isStub(reported) || EMAIL.equals(reported.getMode());
    File file = incomplete ? info(reported.getId()) : reported;
    if (EMAIL.equals(file.getMode())) {
      return new ForwardedMail(fileDownloader).read(file);
    }
    return fileDownloader.fetch(
        Optional.ofNullable(file.getUrlPrivateDownload())
            .orElseThrow(
                () -> new IOException("Slack stores it elsewhere; send the file itself here")));
  }

  private UploadedFile named(UploadedFile unnamed) {
    try {
      return upload(info(unnamed.reference()));
    } catch (IOException hidden) {
      return unnamed;
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return unnamed;
    }
  }

  private static File stub(String id) {
    var file = new File();
    file.setId(id);
    file.setFileAccess(HIDDEN);
    return file;
  }

  private static boolean isStub(File file) {
    return HIDDEN.equals(file.getFileAccess());
  }

  private File info(String id) throws IOException, InterruptedException {
    try {
      return calls
          .call("files.info", methods -> methods.filesInfo(request -> request.file(id)))
          .get()
          .getFile();
    } catch (ExecutionException failed) {
      SlackCallException reason = RetryingSlackClient.reason(failed);
      throw new IOException("Slack does not give the bot access to it: " + reason.code(), reason);
    }
  }

  /**
   * Adds the extension of the file's type, because names in Slack may have none; a stub has no
   * name.
   */
  private static String name(File file) {
    if (isStub(file)) {
      return UNNAMED;
    }
    String name = firstOf(file.getName(), file.getTitle(), file.getId());
    String extension = extension(file);
    return name.toLowerCase(Locale.ROOT).endsWith(extension) ? name : name + extension;
  }

  private static String extension(File file) {
    if (EMAIL.equals(file.getMode())) {
      return ".eml";
    }
    boolean named = String.valueOf(file.getName()).matches(".*\\.[A-Za-z0-9]{1,5}");
    boolean text = "text".equals(file.getFiletype()) || "snippet".equals(file.getMode());
    return !named && text ? ".txt" : "";
  }

  private static String firstOf(@Nullable String... names) {
    for (String name : names) {
      if (name != null && !name.isBlank()) {
        return name;
      }
    }
    return "file";
  }
}
