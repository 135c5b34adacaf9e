import { ClusterInfo, EndPoint, MemberInfo } from '@eventstore/db-client/generated/gossip_pb';
import { SupportedMethod, SupportedMethods } from '@eventstore/db-client/generated/serverfeatures_pb';
import { UUID } from '@eventstore/db-client/generated/shared_pb';
import { StreamsService } from '@eventstore/db-client/generated/streams_grpc_pb';

/** A node of a cluster, as it is gossiped about. */
export interface Member {
  readonly address: string;
  readonly state: 'LEADER' | 'FOLLOWER' | 'UNKNOWN';
  readonly isAlive: boolean;
}

export function clusterInfo(members: readonly Member[]): ClusterInfo {
  const info = new ClusterInfo();
  for (const [i, { address, state, isAlive }] of members.entries()) {
    const [host = '', port = ''] = address.split(':');
    const endPoint = new EndPoint();
    endPoint.setAddress(host);
    endPoint.setPort(Number(port));
    const id = new UUID();
    id.setString(`00000000-0000-4000-8000-${String(i).padStart(12, '0')}`);
    const member = new MemberInfo();
    member.setInstanceId(id);
    member.setTimeStamp('0');
    member.setState(MemberInfo.VNodeState[state]);
    member.setIsAlive(isAlive);
    member.setHttpEndPoint(endPoint);
    info.addMembers(member);
  }
  return info;
}

export function supportedMethods(version: string): SupportedMethods {
  const supported = new SupportedMethods();
  supported.setEventStoreServerVersion(version);
  for (const { path } of Object.values(StreamsService) as { path: string }[]) {
    const [, service = '', name = ''] = path.split('/');
    const method = new SupportedMethod();
    method.setServiceName(service);
    method.setMethodName(name.toLowerCase());
    supported.addMethods(method);
  }
  return supported;
}
