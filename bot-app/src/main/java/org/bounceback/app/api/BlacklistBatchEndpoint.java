package org.bounceback.app.api;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.bounceback.blocklist.BlocklistReport;
import org.bounceback.data.DocumentNode;
import org.bounceback.data.InvalidDataException;
import org.bounceback.data.JsonObjectBuilder;

/**
 * Answers {@code POST /blacklist}, which names several subjects. Each gets its own result or error,
 * in the order of the request.
 */
final class BlacklistBatchEndpoint implements Endpoint {
  private static final String SUBJECTS = "subjects";
  private static final int MAX_BYTES = 20 * 1024;
  private static final int MAX_SUBJECTS = 50;

  /** The number of subjects that are checked at once. */
  private static final int AT_ONCE = 10;

  private final SubjectCheck subjectCheck;

  BlacklistBatchEndpoint(SubjectCheck subjectCheck) {
    this.subjectCheck = subjectCheck;
  }

  @Override
  public ApiResponse answer(Request request) throws ApiException, IOException {
    List<String> subjects = subjects(JsonBody.read(request.body(MAX_BYTES), SUBJECTS));
    if (subjects.isEmpty() || subjects.size() > MAX_SUBJECTS) {
      throw new ApiException(
          422,
          "bad-subjects",
          "give subjects, a list of 1 to %d addresses and domains".formatted(MAX_SUBJECTS));
    }
    List<JsonObjectBuilder> results = new ArrayList<>();
    for (int i = 0; i < subjects.size(); i += AT_ONCE) {
      results.addAll(checked(subjects.subList(i, Math.min(subjects.size(), i + AT_ONCE))));
    }
    return ApiResponse.json(200, new JsonObjectBuilder().with("results", results));
  }

  private static List<String> subjects(DocumentNode asked) throws ApiException {
    try {
      return asked.texts(SUBJECTS);
    } catch (InvalidDataException wrong) {
      throw new ApiException(400, "bad-json", String.valueOf(wrong.getMessage()));
    }
  }

  private List<JsonObjectBuilder> checked(List<String> subjects) {
    List<CompletableFuture<JsonObjectBuilder>> started =
        subjects.stream().map(this::started).toList();
    return started.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<JsonObjectBuilder> started(String subject) {
    try {
      CompletableFuture<BlocklistReport> report = subjectCheck.start(subjectCheck.parse(subject));
      return report.thenApply(SubjectCheck::json);
    } catch (ApiException refused) {
      return CompletableFuture.completedFuture(
          new JsonObjectBuilder().with("subject", subject).with("error", refused.error()));
    }
  }
}
