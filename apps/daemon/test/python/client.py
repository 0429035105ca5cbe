"""Calls a daemon as any Python program would: `client.py PROTO_FOLDER PORT SESSION`. Prints what came back as one JSON object."""

import importlib
import json
import pathlib
import sys
import tempfile

import grpc
from grpc_tools import protoc

folder, port, session = sys.argv[1:4]
protos = sorted(str(path.relative_to(folder)) for path in pathlib.Path(folder).rglob("*.proto"))
out = tempfile.mkdtemp()
sys.path.insert(0, out)
well_known = str(pathlib.Path(protoc.__file__).parent / "_proto")
arguments = ["protoc", f"-I{folder}", f"-I{well_known}", "-I/usr/include", f"--python_out={out}", f"--grpc_python_out={out}"]
if protoc.main([*arguments, *protos]) != 0:
    sys.exit("the proto files don't compile")

user_services = next(path for path in protos if "service UserService" in pathlib.Path(folder, path).read_text())
module = user_services.removesuffix(".proto").replace("/", ".")
messages = importlib.import_module(f"{module}_pb2")
services = importlib.import_module(f"{module}_pb2_grpc")
filters = importlib.import_module("dbal.v1.filter_pb2")
errors = importlib.import_module("dbal.v1.error_pb2")

metadata = [("authorization", f"Session {session}")]
answer = {}
with grpc.insecure_channel(f"localhost:{port}") as channel:
    users = services.UserServiceStub(channel)
    where = filters.Filter(condition=filters.Condition(field="username", operator="startsWith", value=filters.Value(string_value="us")))
    page = users.List(messages.UserServiceListRequest(where=where, limit=5, total=True), metadata=metadata, timeout=10)
    answer["usernames"] = [row.username for row in page.data]
    answer["total"] = page.total
    answer["created_at"] = page.data[0].HasField("created_at")
    try:
        users.Create(messages.UserServiceCreateRequest(data={"username": "x"}), metadata=metadata, timeout=10)
    except grpc.RpcError as error:
        answer["status"] = error.code().name
        trailers = {key: value for key, value in error.trailing_metadata()}
        status = errors.Status.FromString(trailers["grpc-status-details-bin"])
        info = errors.ErrorInfo()
        details = next(detail for detail in status.details if detail.type_url.endswith("google.rpc.ErrorInfo"))
        info.ParseFromString(details.value)
        answer["reason"] = info.reason
    try:
        users.List(messages.UserServiceListRequest(), timeout=10)
    except grpc.RpcError as error:
        answer["anonymous"] = error.code().name
print(json.dumps(answer))
